package io.saslwatch.read;

import java.io.EOFException;
import java.io.IOException;
import java.util.Arrays;

/** A compressed file: it can only be read forward, so an offset ahead is reached by unpacking what lies before it. */
final class PackedInput implements StreamInput {

    private final Unpacker unpacker;
    private byte[] back = new byte[0];
    private int backFrom;
    private long position;
    private End end = End.OPEN;
    private String damage = "";

    PackedInput(Unpacker unpacker) {
        this.unpacker = unpacker;
    }

    @Override
    public int read(long offset, byte[] into, int at, int length) throws IOException {
        if (offset < position) {
            throw new IllegalArgumentException("compressed data cannot be read backwards, from " + position + " to "
                + offset);
        }
        if (offset > position) {
            skip(offset - position);
            if (offset > position) {
                return 0;
            }
        }
        return fill(into, at, length);
    }

    private void skip(long bytes) throws IOException {
        byte[] waste = new byte[256 * 1024];
        for (long left = bytes; left > 0; ) {
            int count = fill(waste, 0, (int) Math.min(waste.length, left));
            if (count == 0) {
                return;
            }
            left -= count;
        }
    }

    private int fill(byte[] into, int at, int length) throws IOException {
        int total = Math.min(length, back.length - backFrom);
        System.arraycopy(back, backFrom, into, at, total);
        backFrom += total;
        while (total < length && end == End.OPEN) {
            try {
                int count = unpacker.unpack(into, at + total, length - total);
                if (count < 0) {
                    end = End.COMPLETE;
                } else {
                    total += count;
                }
            } catch (EOFException tooEarly) {
                end = End.SHORT;
                damage = "the file ends in the middle of its compressed data";
            } catch (DamagedException wrong) {
                end = End.BROKEN;
                damage = wrong.getMessage();
            }
        }
        position += total;
        return total;
    }

    @Override
    public void giveBack(byte[] bytes, int from, int length) {
        byte[] rest = Arrays.copyOf(Arrays.copyOfRange(bytes, from, from + length), length + back.length - backFrom);
        System.arraycopy(back, backFrom, rest, length, back.length - backFrom);
        back = rest;
        backFrom = 0;
        position -= length;
    }

    @Override
    public End end() {
        return backFrom < back.length ? End.OPEN : end;
    }

    @Override
    public String damage() {
        return damage;
    }

    @Override
    public long used() {
        return unpacker.used();
    }

    @Override
    public boolean packed() {
        return true;
    }

    @Override
    public long stamped() {
        return unpacker.stamped();
    }

    @Override
    public void close() throws IOException {
        unpacker.close();
    }
}
