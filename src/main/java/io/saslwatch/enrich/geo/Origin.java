package io.saslwatch.enrich.geo;

import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;

/**
 * Where a downloaded file came from, kept beside it in {@code .NAME.origin}, so that the next download can ask for it
 * only when it has changed (RFC 9110, section 13.1).
 *
 * @param url      digest of the address, which may have something secret in it
 * @param etag     of the answer; empty when it had none
 * @param modified Last-Modified of the answer; empty when it had none
 * @param size     of the file; another size means that somebody else has replaced it
 * @param checked  when the server was last asked
 */
record Origin(String url, String etag, String modified, long size, Instant checked) {

    private static final int LONGEST_HEADER = 500;

    /** Leaves out headers that could not be sent back. */
    Origin {
        etag = header(etag);
        modified = header(modified);
    }

    static Path beside(Path file) {
        return file.resolveSibling("." + file.getFileName() + ".origin");
    }

    /** What is kept beside a file; null when nothing is, or nothing that can be read. */
    static Origin read(Path file) {
        try {
            Properties kept = new Properties();
            kept.load(new StringReader(Files.readString(beside(file))));
            return new Origin(kept.getProperty("url", ""), kept.getProperty("etag", ""),
                kept.getProperty("modified", ""), Long.parseLong(kept.getProperty("size")),
                Instant.parse(kept.getProperty("checked")));
        } catch (IOException | IllegalArgumentException | DateTimeException | NullPointerException unusable) {
            return null;
        }
    }

    /** Keeps this beside a file. */
    void write(Path file) throws IOException {
        StringBuilder text = new StringBuilder("# what saslwatch downloaded; may be deleted\n");
        new TreeMap<>(Map.of("url", url, "etag", etag, "modified", modified,
            "size", Long.toString(size), "checked", checked.toString()))
            .forEach((key, value) -> text.append(key).append(" = ").append(value.replace("\\", "\\\\")).append('\n'));
        Durable.write(beside(file), text.toString().getBytes(StandardCharsets.UTF_8));
    }

    /** A header as it came, or nothing when it is none that could be sent back. */
    private static String header(String value) {
        return value.length() <= LONGEST_HEADER && value.chars().allMatch(c -> c >= ' ' && c < 127) ? value : "";
    }

    static String digest(String url) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(url.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash, 0, 16);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
