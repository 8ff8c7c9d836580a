package io.saslwatch.extract.join;

import java.io.DataOutput;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/** Writes values that may be null, and each text only once. Read back by {@link StateReader}. */
final class StateWriter {

    /** Writes one element of a collection. */
    interface Element<T> {
        void write(T element) throws IOException;
    }

    private final DataOutput out;
    private final Map<String, Integer> known = new HashMap<>();

    StateWriter(DataOutput out) {
        this.out = out;
    }

    /** Zigzag varint as in Protocol Buffers: small numbers of either sign are short. */
    void number(long value) throws IOException {
        long rest = (value << 1) ^ (value >> 63);
        while ((rest & ~0x7FL) != 0) {
            out.writeByte((int) (rest & 0x7F | 0x80));
            rest >>>= 7;
        }
        out.writeByte((int) rest);
    }

    void flag(boolean value) throws IOException {
        out.writeBoolean(value);
    }

    void text(String value) throws IOException {
        if (value == null) {
            number(-1);
            return;
        }
        Integer place = known.get(value);
        if (place != null) {
            number(place);
            return;
        }
        number(known.size());
        known.put(value, known.size());
        byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
        number(bytes.length);
        out.write(bytes);
    }

    void optional(Integer value) throws IOException {
        flag(value != null);
        if (value != null) {
            number(value);
        }
    }

    void choice(Enum<?> value) throws IOException {
        text(value == null ? null : value.name());
    }

    <T> void all(Collection<T> elements, Element<? super T> element) throws IOException {
        number(elements.size());
        for (T each : elements) {
            element.write(each);
        }
    }
}
