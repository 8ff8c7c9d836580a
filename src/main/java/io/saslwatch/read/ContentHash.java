package io.saslwatch.read;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * The first 64 bits of SHA-256 (FIPS 180-4). Whoever logs in chooses part of a log's text, so a hash that can be
 * steered would let a stranger make two logs look alike.
 */
final class ContentHash {

    private ContentHash() {
    }

    /** The hash of {@code length} bytes from {@code from} on. */
    static long of(byte[] bytes, int from, int length) {
        MessageDigest digest = sha256();
        digest.update(bytes, from, length);
        return first64(digest);
    }

    /** Hashes of growing beginnings, each byte looked at once. */
    static final class Running {
        private final MessageDigest digest = sha256();

        /** The hash of all bytes given so far, after these. */
        long after(byte[] bytes, int from, int length) {
            digest.update(bytes, from, length);
            try {
                return first64((MessageDigest) digest.clone());
            } catch (CloneNotSupportedException impossible) {
                throw new IllegalStateException("the JDK's SHA-256 can be copied", impossible);
            }
        }
    }

    private static long first64(MessageDigest digest) {
        return ByteBuffer.wrap(digest.digest()).getLong();
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java platform has SHA-256", impossible);
        }
    }

    /** Sixteen hexadecimal digits. */
    static String hex(long hash) {
        return String.format("%016x", hash);
    }
}
