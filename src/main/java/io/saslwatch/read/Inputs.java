package io.saslwatch.read;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** Opens files for reading, compressed or not. */
final class Inputs {

    private Inputs() {
    }

    /** How a file is packed; {@link Compression#NONE} also while it is too short to tell. */
    static Compression sniff(Path path) throws IOException {
        try (InputStream in = Files.newInputStream(path)) {
            byte[] magic = in.readNBytes(Compression.SNIFF);
            return Compression.of(magic, magic.length);
        }
    }

    /** Opens a file whose packing is known. */
    static StreamInput open(Path path, Compression kind) throws IOException {
        return kind == Compression.NONE ? new PlainInput(path) : packed(Files.newInputStream(path), kind);
    }

    /** Reads packed bytes from anywhere. */
    static StreamInput packed(InputStream stored, Compression kind) {
        return new PackedInput(new ReadAhead(kind == Compression.GZIP ? new GzipUnpacker(stored)
            : LibraryUnpacker.of(kind, new BufferedInputStream(stored, 64 * 1024))));
    }

    /** What is wrong with a file of which not one byte can be had; null when it is just empty. */
    static String damageAtOnce(Path path, Compression kind) throws IOException {
        try (StreamInput input = open(path, kind)) {
            input.read(0, new byte[1], 0, 1);
            return input.damage().isEmpty() ? null : input.damage();
        }
    }
}
