package io.saslwatch.enrich.geo;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The data section of an MMDB file. A short is a uint16, an int or a long a uint32, a {@link BigInteger} a uint64; a text
 * that came before becomes a pointer.
 */
final class MmdbValues {

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final Map<String, Integer> texts = new HashMap<>();

    /** Appends a record and returns where it begins. */
    int record(Map<String, ?> record) {
        int at = out.size();
        value(record);
        return at;
    }

    byte[] bytes() {
        return out.toByteArray();
    }

    private void value(Object value) {
        if (value instanceof String text) {
            text(text);
        } else if (value instanceof Map<?, ?> map) {
            control(7, map.size());
            map.forEach((key, inner) -> {
                value(key);
                value(inner);
            });
        } else if (value instanceof List<?> list) {
            control(11, list.size());
            list.forEach(this::value);
        } else if (value instanceof Boolean truth) {
            control(14, truth ? 1 : 0);
        } else if (value instanceof Double number) {
            control(3, 8);
            out.writeBytes(ByteBuffer.allocate(8).putDouble(number).array());
        } else if (value instanceof Float number) {
            control(15, 4);
            out.writeBytes(ByteBuffer.allocate(4).putFloat(number).array());
        } else {
            number((Number) value);
        }
    }

    private void number(Number number) {
        int type = number instanceof Short ? 5 : number instanceof BigInteger ? 9 : 6;
        BigInteger value = number instanceof BigInteger big ? big : BigInteger.valueOf(number.longValue());
        byte[] bytes = value.toByteArray();
        int from = bytes[0] == 0 ? 1 : 0;
        control(type, bytes.length - from);
        out.write(bytes, from, bytes.length - from);
    }

    private void text(String text) {
        Integer before = texts.get(text);
        if (before != null) {
            pointer(before);
            return;
        }
        texts.put(text, out.size());
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        control(2, bytes.length);
        out.writeBytes(bytes);
    }

    private void pointer(int to) {
        if (to < 2048) {
            out.write(1 << 5 | to >> 8);
            out.write(to);
        } else {
            out.write(1 << 5 | 3 << 3);
            out.writeBytes(ByteBuffer.allocate(4).putInt(to).array());
        }
    }

    private void control(int type, int size) {
        int first = size < 29 ? size : size < 285 ? 29 : size < 65_821 ? 30 : 31;
        if (type <= 7) {
            out.write(type << 5 | first);
        } else {
            out.write(first);
            out.write(type - 7);
        }
        int rest = size - (first == 29 ? 29 : first == 30 ? 285 : 65_821);
        for (int bytes = first - 28; bytes > 0; bytes--) {
            out.write(rest >> 8 * (bytes - 1));
        }
    }
}
