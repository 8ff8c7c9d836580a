package io.saslwatch.read;

import com.github.luben.zstd.ZstdInputStream;
import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorInputStream;
import org.tukaani.xz.XZInputStream;

/** Unpacks bzip2, xz and zstd data with the libraries made for it; each with any number of parts in a row. */
final class LibraryUnpacker implements Unpacker {

    private static final int MOST_XZ_MEMORY_KIB = 100 * 1024;

    /** Opens the library's stream; it reads the first header right away. */
    private interface Opener {
        InputStream open(InputStream stored) throws IOException;
    }

    /** Counts what was used, and remembers whether the stored bytes ran out, which the libraries tell each its way. */
    private static final class Stored extends FilterInputStream {
        private long used;
        private boolean ended;
        private IOException failure;

        Stored(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] into, int at, int length) throws IOException {
            try {
                int count = in.read(into, at, length);
                used += Math.max(0, count);
                ended |= count < 0;
                return count;
            } catch (IOException unreadable) {
                failure = unreadable;
                throw unreadable;
            }
        }
    }

    private final Stored stored;
    private final Opener opener;
    private final byte[] step = new byte[4096];
    private int given;
    private int filled;
    private InputStream plain;

    private LibraryUnpacker(InputStream stored, Opener opener) {
        this.stored = new Stored(stored);
        this.opener = opener;
    }

    /** The unpacker for a kind other than gzip. */
    static Unpacker of(Compression kind, InputStream stored) {
        return new LibraryUnpacker(stored, switch (kind) {
            case BZIP2 -> in -> new BZip2CompressorInputStream(in, true);
            case XZ -> in -> new XZInputStream(in, MOST_XZ_MEMORY_KIB);
            case ZSTD -> ZstdInputStream::new;
            default -> throw new IllegalArgumentException("no library for " + kind);
        });
    }

    @Override
    public int unpack(byte[] into, int at, int length) throws IOException {
        if (given == filled) {
            filled = fill();
            given = 0;
            if (filled < 0) {
                filled = 0;
                return -1;
            }
        }
        int count = Math.min(length, filled - given);
        System.arraycopy(step, given, into, at, count);
        given += count;
        return count;
    }

    // The libraries drop what they unpacked in the call in which the data turns out to be wrong or cut off. Equal small
    // calls keep that little, and the same however the bytes are asked for.
    private int fill() throws IOException {
        try {
            if (plain == null) {
                plain = opener.open(stored);
            }
            return plain.read(step, 0, step.length);
        } catch (IOException | RuntimeException wrong) {
            if (stored.failure != null) {
                throw stored.failure;
            }
            if (stored.ended) {
                EOFException early = new EOFException("the compressed data ends too early");
                early.initCause(wrong);
                throw early;
            }
            throw new DamagedException("the compressed data is wrong: " + wrong.getMessage(), wrong);
        }
    }

    @Override
    public long used() {
        return stored.used;
    }

    @Override
    public void close() throws IOException {
        if (plain != null) {
            plain.close();
        } else {
            stored.close();
        }
    }
}
