package io.saslwatch.extract.join;

import io.saslwatch.event.AuthEvent;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** The lines that an event rests on: all are counted, and the first ones are remembered. */
final class RestingLines {

    private static final int REMEMBERED = 1 + AuthEvent.EVIDENCE_LIMIT;

    private final List<LineRef> first = new ArrayList<>(2);
    private int count;

    void add(LineRef line) {
        count++;
        if (first.size() < REMEMBERED) {
            first.add(line);
        }
    }

    /** The line that names the event. */
    LineRef head() {
        return first.get(0);
    }

    /** Those that are remembered, in the order in which they were written. */
    List<LineRef> remembered() {
        return first;
    }

    int count() {
        return count;
    }

    /** All remembered ones behind the first as text; null when there is none. */
    String evidence() {
        if (first.size() == 1) {
            return null;
        }
        var text = new StringBuilder(32 * first.size());
        for (int i = 1; i < first.size(); i++) {
            text.append(i == 1 ? "" : " ").append(first.get(i).text());
        }
        return text.toString();
    }

    void write(StateWriter out) throws IOException {
        out.all(first, each -> each.write(out));
        out.number(count);
    }

    static RestingLines read(StateReader in) throws IOException {
        var lines = new RestingLines();
        lines.first.addAll(in.all(() -> LineRef.read(in)));
        if (lines.first.isEmpty()) {
            throw new IOException("an event without a line");
        }
        lines.count = in.small();
        return lines;
    }
}
