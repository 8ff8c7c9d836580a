package io.saslwatch.extract.join;

import java.io.DataInput;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Reads what {@link StateWriter} wrote. */
final class StateReader {

    /** Reads one element of a collection. */
    interface Element<T> {
        T read() throws IOException;
    }

    private static final int LONGEST = 1 << 20;

    private final DataInput in;
    private final List<String> known = new ArrayList<>();

    StateReader(DataInput in) {
        this.in = in;
    }

    long number() throws IOException {
        long value = 0;
        for (int shift = 0; shift < 64; shift += 7) {
            byte next = in.readByte();
            value |= (long) (next & 0x7F) << shift;
            if (next >= 0) {
                return value >>> 1 ^ -(value & 1);
            }
        }
        throw new IOException("a number that never ends");
    }

    int small() throws IOException {
        long value = number();
        if (value != (int) value) {
            throw new IOException("number " + value + " is too large");
        }
        return (int) value;
    }

    boolean flag() throws IOException {
        return in.readBoolean();
    }

    String text() throws IOException {
        int place = small();
        if (place == -1) {
            return null;
        }
        if (place >= 0 && place < known.size()) {
            return known.get(place);
        }
        int length = small();
        if (place != known.size() || length < 0 || length > LONGEST) {
            throw new IOException("text " + place + " of " + length + " bytes is not possible here");
        }
        byte[] bytes = new byte[length];
        in.readFully(bytes);
        String text = new String(bytes, StandardCharsets.UTF_8);
        known.add(text);
        return text;
    }

    Integer optional() throws IOException {
        return flag() ? (Integer) small() : null;
    }

    <E extends Enum<E>> E choice(Class<E> type) throws IOException {
        String name = text();
        try {
            return name == null ? null : Enum.valueOf(type, name);
        } catch (IllegalArgumentException e) {
            throw new IOException("unknown " + type.getSimpleName() + " '" + name + "'", e);
        }
    }

    <T> List<T> all(Element<T> element) throws IOException {
        int size = small();
        if (size < 0) {
            throw new IOException("a list of " + size);
        }
        List<T> elements = new ArrayList<>(Math.min(size, 1024));
        for (int i = 0; i < size; i++) {
            elements.add(element.read());
        }
        return elements;
    }
}
