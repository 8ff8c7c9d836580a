package io.saslwatch.enrich.geo;

import java.util.ArrayList;
import java.util.List;

/** Splits one line of CSV (RFC 4180, without line breaks inside of quotes). */
final class CsvCells {

    private static final int MOST = 16;

    private CsvCells() {
    }

    /** The cells; null when a quote is not closed or there are too many cells. */
    static List<String> of(String line) {
        List<String> cells = new ArrayList<>(4);
        int at = 0;
        while (cells.size() < MOST) {
            if (at < line.length() && line.charAt(at) == '"') {
                StringBuilder cell = new StringBuilder();
                at = quoted(line, at + 1, cell);
                if (at < 0) {
                    return null;
                }
                cells.add(cell.toString());
            } else {
                int end = line.indexOf(',', at);
                end = end < 0 ? line.length() : end;
                cells.add(line.substring(at, end).strip());
                at = end;
            }
            if (at == line.length()) {
                return cells;
            }
            at++;
        }
        return null;
    }

    /** Reads up to the closing quote and returns the position behind it; -1 when what follows is neither comma nor end. */
    private static int quoted(String line, int from, StringBuilder cell) {
        for (int i = from; i < line.length(); i++) {
            char c = line.charAt(i);
            boolean doubled = c == '"' && i + 1 < line.length() && line.charAt(i + 1) == '"';
            if (c == '"' && !doubled) {
                return i + 1 == line.length() || line.charAt(i + 1) == ',' ? i + 1 : -1;
            }
            cell.append(c);
            i += doubled ? 1 : 0;
        }
        return -1;
    }
}
