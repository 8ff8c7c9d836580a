package io.saslwatch.deliver;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Writes cells as RFC 4180 wants them, into bytes of UTF-8. Reused from row to row; for one thread.
 *
 * <p>Cells come from whoever tries to log in, and spreadsheets run a cell that starts like a formula. Text that starts
 * with {@code =}, {@code +}, {@code -}, {@code @}, their full-width forms, or with an apostrophe gets an apostrophe in
 * front: a reader that wants the original takes one leading apostrophe away. Control characters, line ends and tabs
 * among them, become U+FFFD.
 */
public final class CsvLine {

    private static final byte QUOTE = '"';

    private final char delimiter;
    private byte[] bytes = new byte[1 << 16];
    private int length;
    private boolean begun;

    /** With the character between cells. */
    CsvLine(char delimiter) {
        this.delimiter = delimiter;
    }

    /** Text of a log; null is an empty cell. */
    public void text(String cell) {
        separate();
        if (cell == null || cell.isEmpty()) {
            return;
        }
        int size = cell.length();
        // The longest that can follow: an apostrophe, two quotes, and three bytes for each character
        room(3 * size + 3);
        if (plain(cell, size)) {
            ascii(cell, size);
        } else {
            written(cell);
        }
    }

    /** A number that is not negative. */
    public void number(long number) {
        separate();
        digits(number);
    }

    /** Text of our own, made of ASCII letters, digits and {@code -:./}; null is an empty cell. */
    public void word(String cell) {
        separate();
        if (cell != null) {
            room(cell.length());
            ascii(cell, cell.length());
        }
    }

    /** A cell made of a text and a number, with a hyphen between: an event's id. */
    public void id(String key, long number, int part) {
        text(key);
        room(1);
        bytes[length++] = '-';
        digits(number);
        if (part != 0) {
            room(1);
            bytes[length++] = '.';
            digits(part);
        }
    }

    /** Ends the row. */
    public void end() {
        room(2);
        bytes[length++] = '\r';
        bytes[length++] = '\n';
        begun = false;
    }

    /** All rows since the last call. */
    byte[] take() {
        byte[] taken = Arrays.copyOf(bytes, length);
        length = 0;
        return taken;
    }

    private void separate() {
        if (begun) {
            room(1);
            bytes[length++] = (byte) delimiter;
        }
        begun = true;
    }

    private boolean plain(String cell, int size) {
        char first = cell.charAt(0);
        if (first == '=' || first == '+' || first == '-' || first == '@' || first == '\'') {
            return false;
        }
        for (int i = 0; i < size; i++) {
            char c = cell.charAt(i);
            if (c < ' ' || c > '~' || c == '"' || c == delimiter) {
                return false;
            }
        }
        return true;
    }

    @SuppressWarnings("deprecation")
    private void ascii(String cell, int size) {
        // Drops the upper bytes, of which ASCII has none, and is the only way to copy without a new array
        cell.getBytes(0, size, bytes, length);
        length += size;
    }

    private void written(String cell) {
        StringBuilder clean = new StringBuilder(cell.length() + 8);
        if ("=+-@'\uFF1D\uFF0B\uFF0D\uFF20".indexOf(cell.charAt(0)) >= 0) {
            clean.append('\'');
        }
        boolean quoted = false;
        for (int i = 0; i < cell.length(); i++) {
            char c = cell.charAt(i);
            quoted |= c == '"' || c == delimiter;
            if (c == '"') {
                clean.append("\"\"");
            } else {
                clean.append(Character.isISOControl(c) || c == '\u2028' || c == '\u2029' ? '\uFFFD' : c);
            }
        }
        byte[] encoded = clean.toString().getBytes(StandardCharsets.UTF_8);
        room(encoded.length + 2);
        if (quoted) {
            bytes[length++] = QUOTE;
        }
        System.arraycopy(encoded, 0, bytes, length, encoded.length);
        length += encoded.length;
        if (quoted) {
            bytes[length++] = QUOTE;
        }
    }

    private void digits(long number) {
        String digits = Long.toString(number);
        room(digits.length());
        ascii(digits, digits.length());
    }

    private void room(int more) {
        if (bytes.length - length < more) {
            bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, length + more));
        }
    }
}
