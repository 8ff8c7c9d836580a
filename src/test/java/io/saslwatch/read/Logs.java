package io.saslwatch.read;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorOutputStream;
import org.tukaani.xz.LZMA2Options;
import org.tukaani.xz.XZOutputStream;

/** What daemons and logrotate do to log files. */
final class Logs {

    private interface Packer {
        OutputStream over(OutputStream out) throws IOException;
    }

    private interface Work {
        void run() throws IOException;
    }

    private Logs() {
    }

    private static void work(Work work) {
        try {
            work.run();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    /** Writes to the end of a file, creating it if need be. */
    static void append(Path file, String text) {
        append(file, bytes(text));
    }

    static void append(Path file, byte[] bytes) {
        work(() -> Files.write(file, bytes, StandardOpenOption.CREATE, StandardOpenOption.APPEND));
    }

    static void write(Path file, byte[] bytes) {
        work(() -> Files.write(file, bytes));
    }

    static void rename(Path from, Path to) {
        work(() -> Files.move(from, to));
    }

    static void delete(Path file) {
        work(() -> Files.delete(file));
    }

    static byte[] read(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    static void copy(Path from, Path to) {
        write(to, read(from));
    }

    static void truncate(Path file) {
        write(file, new byte[0]);
    }

    /** Replaces a file by a compressed one, the time of change kept, as gzip does. */
    static Path compress(Path file, String kind) {
        Path packed = file.resolveSibling(file.getFileName() + "." + kind);
        work(() -> {
            Files.write(packed, pack(read(file), kind));
            Files.setLastModifiedTime(packed, Files.getLastModifiedTime(file));
            Files.delete(file);
        });
        return packed;
    }

    static byte[] gzip(String text) {
        return pack(bytes(text), "gz");
    }

    static byte[] pack(byte[] bytes, String kind) {
        return switch (kind) {
            case "gz" -> pack(bytes, GZIPOutputStream::new);
            case "bz2" -> pack(bytes, out -> new BZip2CompressorOutputStream(out, 1));
            case "xz" -> pack(bytes, out -> new XZOutputStream(out, small()));
            case "zst" -> com.github.luben.zstd.Zstd.compress(bytes);
            default -> throw new IllegalArgumentException(kind);
        };
    }

    private static LZMA2Options small() throws IOException {
        LZMA2Options options = new LZMA2Options(0);
        options.setDictSize(LZMA2Options.DICT_SIZE_MIN);
        return options;
    }

    private static byte[] pack(byte[] bytes, Packer packer) {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        work(() -> {
            try (OutputStream out = packer.over(packed)) {
                out.write(bytes);
            }
        });
        return packed.toByteArray();
    }
}
