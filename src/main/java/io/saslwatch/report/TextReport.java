package io.saslwatch.report;

import io.saslwatch.report.DailyReport.Remark;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A report for a terminal or a plain mail: no line is wider than 80 columns, whatever attackers call themselves. */
public final class TextReport {

    /** Columns of a line at most. */
    public static final int WIDTH = 80;

    private static final String GAP = "  ";
    private static final int NARROWEST = 4;

    private TextReport() {
    }

    /** The text; lines end with a line feed. */
    public static String of(DailyReport report) {
        StringBuilder text = new StringBuilder();
        String title = "Logins to the mail server on " + report.day();
        text.append(title).append('\n').append("=".repeat(title.length())).append("\n\n");
        if (report.summary().isEmpty()) {
            text.append("Nothing deserves a look.\n");
        }
        for (Remark remark : report.summary()) {
            wrap(text, "* " + remark.severity().word() + ": " + Shown.plain(remark.text()));
        }
        for (Section section : Sections.of(report)) {
            section(text, section);
        }
        text.append('\n');
        wrap(text, footer(report));
        return text.toString();
    }

    /** Where the figures come from, in a sentence. */
    static String footer(DailyReport report) {
        return "Days in " + report.zone() + ". Made " + report.made() + (report.fromFigures() ? ""
            : ". Single events were counted, because the days of saslwatch.store.day-zone are others") + ".";
    }

    private static void section(StringBuilder text, Section section) {
        text.append('\n').append(section.title()).append('\n').append("-".repeat(section.title().length())).append('\n');
        if (section.note() != null) {
            wrap(text, section.note());
        }
        if (section.rows().isEmpty()) {
            text.append("None.\n");
            return;
        }
        int[] widths = widths(section);
        List<List<String>> lines = new ArrayList<>();
        lines.add(section.columns().stream().map(Section.Column::header).toList());
        lines.addAll(section.rows());
        for (List<String> line : lines) {
            String cells = IntStream.range(0, widths.length)
                .mapToObj(i -> Shown.fit(line.get(i), widths[i], section.columns().get(i).number()))
                .collect(Collectors.joining(GAP));
            text.append(cells.stripTrailing()).append('\n');
        }
    }

    /** What the cells need; where that is too much, the widest column of text gives way first. */
    private static int[] widths(Section section) {
        int columns = section.columns().size();
        int[] widths = new int[columns];
        for (int i = 0; i < columns; i++) {
            int column = i;
            widths[i] = section.rows().stream().mapToInt(row -> Shown.width(row.get(column)))
                .reduce(Shown.width(section.columns().get(i).header()), Math::max);
        }
        while (IntStream.of(widths).sum() + GAP.length() * (columns - 1) > WIDTH) {
            int widest = IntStream.range(0, columns).filter(i -> !section.columns().get(i).number())
                .reduce((a, b) -> widths[b] > widths[a] ? b : a).orElse(0);
            if (widths[widest] <= NARROWEST) {
                break;
            }
            widths[widest]--;
        }
        return widths;
    }

    private static void wrap(StringBuilder text, String sentence) {
        int used = 0;
        for (String word : sentence.split(" ")) {
            String rest = word;
            if (used > 0 && used + 1 + Shown.width(rest) > WIDTH) {
                text.append("\n  ");
                used = 2;
            } else if (used > 0) {
                text.append(' ');
                used++;
            }
            rest = Shown.width(rest) > WIDTH - 2 ? Shown.fit(rest, WIDTH - 2 - (used > 2 ? used : 0), false) : rest;
            text.append(rest);
            used += Shown.width(rest);
        }
        text.append('\n');
    }
}
