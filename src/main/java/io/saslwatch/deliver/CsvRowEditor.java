package io.saslwatch.deliver;

import io.saslwatch.event.AddressFacts;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * Copies a file of {@link FullLayout} and puts names into the rows of some addresses, where none with authority stands.
 * Everything else stays byte by byte. Rows have one line each, for line ends in cells are replaced when they are written
 * (see {@link CsvLine}). For one copy.
 */
final class CsvRowEditor {

    /** What stands in a row as status while nobody with authority has answered. */
    private static final Set<String> OPEN = Set.of("", "off", "servfail", "timeout", "refused");

    private final Map<String, byte[]> names = new HashMap<>();
    private byte[] line = new byte[1 << 12];
    private int length;
    private long changed;

    /** @param facts by address as it stands in the rows */
    CsvRowEditor(Map<String, AddressFacts> facts) {
        facts.forEach((ip, known) -> {
            CsvLine cells = new CsvLine(',');
            FullLayout.name(known, cells);
            names.put(ip, cells.take());
        });
    }

    /**
     * Copies so many bytes, which end with a line.
     *
     * @return how many rows were changed
     */
    long copy(InputStream in, OutputStream out, long bytes) throws IOException {
        byte[] buffer = new byte[1 << 16];
        for (long left = bytes; left > 0; ) {
            int read = in.read(buffer, 0, (int) Math.min(buffer.length, left));
            if (read < 0) {
                throw new IOException("the file ends " + left + " bytes too early");
            }
            left -= read;
            int from = 0;
            for (int i = 0; i < read; i++) {
                if (buffer[i] == '\n') {
                    keep(buffer, from, i + 1);
                    write(out);
                    from = i + 1;
                }
            }
            keep(buffer, from, read);
        }
        write(out);
        return changed;
    }

    private void keep(byte[] buffer, int from, int to) {
        if (line.length - length < to - from) {
            line = Arrays.copyOf(line, Math.max(line.length * 2, length + to - from));
        }
        System.arraycopy(buffer, from, line, length, to - from);
        length += to - from;
    }

    private void write(OutputStream out) throws IOException {
        int ip = cell(0, FullLayout.IP);
        byte[] name = ip < 0 ? null : names.get(text(ip));
        int from = name == null ? -1 : cell(ip, FullLayout.NAME - FullLayout.IP);
        int status = from < 0 ? -1 : cell(from, 1);
        if (status >= 0 && OPEN.contains(text(status))) {
            out.write(line, 0, from);
            out.write(name);
            int end = end(status);
            out.write(line, end, length - end);
            changed++;
        } else {
            out.write(line, 0, length);
        }
        length = 0;
    }

    /** Where the cell begins that follows so many cells later; -1 when the row has fewer. */
    private int cell(int from, int later) {
        int at = from;
        for (int i = 0; i < later; i++) {
            at = end(at);
            if (at >= length || line[at] != ',') {
                return -1;
            }
            at++;
        }
        return at;
    }

    /** Where the cell ends that begins there: at a comma or at the line's end. */
    private int end(int from) {
        boolean quoted = false;
        for (int i = from; i < length; i++) {
            byte b = line[i];
            if (b == '"') {
                quoted = !quoted;
            } else if (!quoted && (b == ',' || b == '\r' || b == '\n')) {
                return i;
            }
        }
        return length;
    }

    private String text(int from) {
        return new String(line, from, end(from) - from, StandardCharsets.ISO_8859_1);
    }
}
