package io.saslwatch.read;

/** How a file is packed, told by its first bytes; names lie. */
enum Compression {
    NONE,
    GZIP(0x1f, 0x8b, 8),
    BZIP2('B', 'Z', 'h'),
    XZ(0xfd, '7', 'z', 'X', 'Z', 0),
    ZSTD(0x28, 0xb5, 0x2f, 0xfd);

    /** How many bytes {@link #of} wants to see. */
    static final int SNIFF = 6;

    private final int[] magic;

    Compression(int... magic) {
        this.magic = magic;
    }

    /**
     * The kind whose magic number (RFC 1952; bzip2 1.0 format; xz file format 1.2; RFC 8878) the bytes begin with.
     *
     * @param length how many bytes there are; a beginning of a magic number is not enough
     */
    static Compression of(byte[] bytes, int length) {
        for (Compression kind : values()) {
            if (kind != NONE && kind.begins(bytes, length)) {
                return kind;
            }
        }
        return NONE;
    }

    /** Whether so few bytes are the beginning of a magic number. */
    static boolean perhaps(byte[] bytes, int length) {
        for (Compression kind : values()) {
            if (kind != NONE && length < SNIFF && kind.agrees(bytes, Math.min(length, kind.magic.length))) {
                return true;
            }
        }
        return false;
    }

    private boolean agrees(byte[] bytes, int length) {
        for (int at = 0; at < length; at++) {
            if ((bytes[at] & 0xff) != magic[at]) {
                return false;
            }
        }
        return true;
    }

    private boolean begins(byte[] bytes, int length) {
        if (length < magic.length || !agrees(bytes, magic.length)) {
            return false;
        }
        // "BZh" could begin a line; the block size behind it is a digit and then follow the digits of pi
        return this != BZIP2 || length > 4 && bytes[3] >= '1' && bytes[3] <= '9'
            && (bytes[4] == 0x31 || bytes[4] == 0x17);
    }
}
