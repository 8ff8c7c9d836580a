package io.saslwatch.read;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * Unpacks gzip data (RFC 1952) with any number of members. Unlike {@link java.util.zip.GZIPInputStream} it tells data
 * that ends too early from data that is wrong, and uses large steps.
 */
final class GzipUnpacker implements Unpacker {

    private static final int STEP = 256 * 1024;
    private static final int FLAG_HEADER_CRC = 2;
    private static final int FLAG_EXTRA = 4;
    private static final int FLAG_NAME = 8;
    private static final int FLAG_COMMENT = 16;

    private final InputStream stored;
    private final byte[] input = new byte[64 * 1024];
    private final Inflater inflater = new Inflater(true);
    private final CRC32 sum = new CRC32();
    private int at;
    private int limit;
    private long read;
    private long length;
    private long stamped;
    private boolean inMember;
    private boolean first = true;

    GzipUnpacker(InputStream stored) {
        this.stored = stored;
    }

    @Override
    public int unpack(byte[] into, int from, int wanted) throws IOException {
        while (true) {
            if (!inMember && !nextMember()) {
                return -1;
            }
            int count;
            try {
                count = inflater.inflate(into, from, Math.min(STEP, wanted));
            } catch (DataFormatException wrong) {
                throw new DamagedException("the compressed data is wrong: " + wrong.getMessage(), wrong);
            }
            if (count > 0) {
                sum.update(into, from, count);
                length += count;
                return count;
            }
            if (inflater.finished()) {
                at = limit - inflater.getRemaining();
                checkTrailer();
                inMember = false;
            } else if (inflater.needsDictionary()) {
                throw new DamagedException("the compressed data asks for a dictionary");
            } else {
                if (!refill()) {
                    throw new EOFException();
                }
                inflater.setInput(input, at, limit - at);
            }
        }
    }

    private boolean nextMember() throws IOException {
        int begin = anyByte();
        if (!first) {
            while (begin == 0) {
                // tapes and some tools fill the last block with zeros
                begin = anyByte();
            }
        }
        if (begin < 0) {
            if (first) {
                throw new EOFException();
            }
            return false;
        }
        if (begin != 0x1f || nextByte() != 0x8b || nextByte() != 8) {
            throw new DamagedException("what follows the last complete part is no gzip data");
        }
        int flags = nextByte();
        long seconds = fourBytes();
        stamped = Math.max(stamped, seconds);
        nextByte();
        nextByte();
        skipHeaderFields(flags);
        inflater.reset();
        inflater.setInput(input, at, limit - at);
        sum.reset();
        length = 0;
        first = false;
        inMember = true;
        return true;
    }

    private void skipHeaderFields(int flags) throws IOException {
        if ((flags & FLAG_EXTRA) != 0) {
            for (int left = nextByte() | nextByte() << 8; left > 0; left--) {
                nextByte();
            }
        }
        for (int flag : new int[] {FLAG_NAME, FLAG_COMMENT}) {
            while ((flags & flag) != 0 && nextByte() != 0) {
                continue;
            }
        }
        if ((flags & FLAG_HEADER_CRC) != 0) {
            nextByte();
            nextByte();
        }
    }

    private void checkTrailer() throws IOException {
        if (fourBytes() != sum.getValue()) {
            throw new DamagedException("the checksum of the compressed data is wrong");
        }
        if (fourBytes() != (length & 0xffffffffL)) {
            throw new DamagedException("the length of the compressed data is wrong");
        }
    }

    private long fourBytes() throws IOException {
        return nextByte() | (long) nextByte() << 8 | (long) nextByte() << 16 | (long) nextByte() << 24;
    }

    private int nextByte() throws IOException {
        int next = anyByte();
        if (next < 0) {
            throw new EOFException();
        }
        return next;
    }

    private int anyByte() throws IOException {
        return at < limit || refill() ? input[at++] & 0xff : -1;
    }

    private boolean refill() throws IOException {
        int count = stored.read(input, 0, input.length);
        at = 0;
        limit = Math.max(0, count);
        read += limit;
        return count > 0;
    }

    @Override
    public long used() {
        return read;
    }

    @Override
    public long stamped() {
        return stamped;
    }

    @Override
    public void close() throws IOException {
        inflater.end();
        stored.close();
    }
}
