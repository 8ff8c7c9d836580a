package io.saslwatch.enrich.geo;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/** Puts files into their place so that a crash at any point leaves the old one or the new one, whole. */
final class Durable {

    private Durable() {
    }

    /** Replaces a file by another of the same folder, whose content has been forced to disk. */
    static void replace(Path fresh, Path target) throws IOException {
        Files.move(fresh, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        try (FileChannel folder = FileChannel.open(target.toAbsolutePath().getParent(), StandardOpenOption.READ)) {
            folder.force(true);
        }
    }

    /** Writes a small file. */
    static void write(Path target, byte[] content) throws IOException {
        Path fresh = target.resolveSibling(target.getFileName() + ".next");
        try (FileChannel channel = FileChannel.open(fresh, StandardOpenOption.CREATE, StandardOpenOption.WRITE,
                StandardOpenOption.TRUNCATE_EXISTING)) {
            for (ByteBuffer bytes = ByteBuffer.wrap(content); bytes.hasRemaining();) {
                channel.write(bytes);
            }
            channel.force(true);
        }
        replace(fresh, target);
    }
}
