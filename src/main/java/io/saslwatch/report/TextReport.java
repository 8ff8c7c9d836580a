package io.saslwatch.report;

import io.saslwatch.report.DailyReport.Remark;
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
            wrap(text, remark.severity().word() + ": " + Shown.plain(remark.text()), "* ", "  ");
        }
        for (Section section : Sections.of(report)) {
            section(text, section);
        }
        text.append('\n');
        wrap(text, footer(report), "", "");
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
            wrap(text, section.note(), "", "");
        }
        if (section.rows().isEmpty()) {
            text.append("None.\n");
            return;
        }
        int[] widths = widths(section);
        boolean prose = section.columns().get(section.columns().size() - 1).kind() == Section.Kind.PROSE;
        line(text, section, section.columns().stream().map(Section.Column::header).toList(), widths);
        for (List<String> row : section.rows()) {
            line(text, section, row, widths);
            if (prose && !row.get(row.size() - 1).equals("-")) {
                wrap(text, row.get(row.size() - 1), "  ", "  ");
            }
        }
    }

    private static void line(StringBuilder text, Section section, List<String> cells, int[] widths) {
        text.append(IntStream.range(0, widths.length)
            .mapToObj(i -> Shown.fit(cells.get(i), widths[i], section.columns().get(i).isNumber()))
            .collect(Collectors.joining(GAP)).stripTrailing()).append('\n');
    }

    /** What the cells need, prose aside; where that is too much, the widest column of names gives way first. */
    private static int[] widths(Section section) {
        int columns = (int) section.columns().stream().filter(column -> column.kind() != Section.Kind.PROSE).count();
        int[] widths = new int[columns];
        for (int i = 0; i < columns; i++) {
            int column = i;
            widths[i] = section.rows().stream().mapToInt(row -> Shown.width(row.get(column)))
                .reduce(Shown.width(section.columns().get(i).header()), Math::max);
        }
        while (IntStream.of(widths).sum() + GAP.length() * (columns - 1) > WIDTH) {
            int widest = IntStream.range(0, columns).filter(i -> section.columns().get(i).kind() == Section.Kind.TEXT)
                .reduce((a, b) -> widths[b] > widths[a] ? b : a).orElse(0);
            if (widths[widest] <= NARROWEST) {
                break;
            }
            widths[widest]--;
        }
        return widths;
    }

    /** A paragraph whose first line begins with one text and whose others with another. */
    private static void wrap(StringBuilder text, String sentence, String first, String others) {
        StringBuilder line = new StringBuilder(first);
        boolean begun = false;
        for (String word : sentence.strip().split(" +")) {
            String whole = Shown.width(word) > WIDTH - others.length()
                ? Shown.fit(word, WIDTH - others.length(), false) : word;
            if (begun && Shown.width(line.toString()) + 1 + Shown.width(whole) > WIDTH) {
                text.append(line).append('\n');
                line = new StringBuilder(others);
                begun = false;
            }
            line.append(begun ? " " : "").append(whole);
            begun = true;
        }
        text.append(line).append('\n');
    }
}
