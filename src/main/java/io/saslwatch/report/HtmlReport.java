package io.saslwatch.report;

import io.saslwatch.event.Severity;
import io.saslwatch.report.DailyReport.Remark;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * A report as HTML that mail programs show: tables, styles on the elements themselves (style sheets are dropped by many),
 * no script, nothing loaded from elsewhere. The pictures are extra; every one stands above a table that says the same.
 */
public final class HtmlReport {

    private static final String FONT = "font-family:Arial,Helvetica,sans-serif;";
    private static final String CELL = "padding:4px 10px 4px 0;border-bottom:1px solid #e5e7eb;vertical-align:top;";
    private static final int LONG_WORD = 30;
    private static final Map<Severity, String> COLOURS = Map.of(Severity.HIGH, "#b42318", Severity.MEDIUM, "#b54708",
        Severity.LOW, "#475467", Severity.INFO, "#475467");
    private static final Map<String, String> WORDS = Map.of("outcomes", "Bars: attempts by outcome, beside the day before "
        + "and the usual", "countries", "Bars: attempts by country", "hours", "Bars: attempts by hour");

    private HtmlReport() {
    }

    /** The document with its pictures inside, for a browser. */
    public static String withPictures(DailyReport report) {
        Map<String, byte[]> charts = Charts.of(report);
        return of(report, charts.keySet(), name -> "data:image/png;base64,"
            + Base64.getEncoder().encodeToString(charts.get(name)));
    }

    /**
     * The document.
     *
     * @param pictures which pictures there are
     * @param address  the address of a picture of that name: {@code cid:} in a mail
     */
    public static String of(DailyReport report, Set<String> pictures, UnaryOperator<String> address) {
        String title = "Logins to the mail server on " + report.day();
        StringBuilder html = new StringBuilder("<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"utf-8\">"
            + "<meta name=\"viewport\" content=\"width=device-width\"><title>").append(title)
            .append("</title></head>\n<body style=\"margin:0;padding:0;background:#ffffff\">\n<table role=\"presentation\" "
                + "width=\"100%\" cellpadding=\"0\" cellspacing=\"0\"><tr><td align=\"center\">\n<table "
                + "role=\"presentation\" width=\"680\" cellpadding=\"0\" cellspacing=\"0\" style=\"max-width:680px;")
            .append(FONT).append("font-size:14px;line-height:1.4;color:#1d2939\"><tr><td align=\"left\" "
                + "style=\"padding:20px\">\n<h1 style=\"font-size:20px;margin:0 0 12px\">").append(title)
            .append("</h1>\n");
        summary(html, report);
        for (Section section : Sections.of(report)) {
            section(html, section, pictures, address);
        }
        html.append("<p style=\"margin:24px 0 0;font-size:12px;color:#667085\">").append(escaped(TextReport.footer(report)))
            .append("</p>\n</td></tr></table>\n</td></tr></table>\n</body></html>\n");
        return html.toString();
    }

    private static void summary(StringBuilder html, DailyReport report) {
        if (report.summary().isEmpty()) {
            html.append("<p style=\"margin:0\">Nothing deserves a look.</p>\n");
        }
        for (Remark remark : report.summary()) {
            html.append("<p style=\"margin:0 0 6px;padding:8px 12px;overflow-wrap:anywhere;"
                + "background:#f9fafb;border-left:4px solid ")
                .append(COLOURS.get(remark.severity())).append("\"><b style=\"color:")
                .append(COLOURS.get(remark.severity())).append("\">").append(remark.severity().word()).append("</b> ")
                .append(escaped(Shown.plain(remark.text()))).append("</p>\n");
        }
    }

    private static void section(StringBuilder html, Section section, Set<String> pictures,
                                UnaryOperator<String> address) {
        html.append("<h2 style=\"font-size:16px;margin:24px 0 6px\">").append(escaped(section.title())).append("</h2>\n");
        if (section.note() != null) {
            html.append("<p style=\"margin:0 0 6px;color:#475467\">").append(escaped(section.note())).append("</p>\n");
        }
        if (section.rows().isEmpty()) {
            html.append("<p style=\"margin:0;color:#475467\">None.</p>\n");
            return;
        }
        if (section.chart() != null && pictures.contains(section.chart())) {
            html.append("<img src=\"").append(address.apply(section.chart())).append("\" width=\"")
                .append(BarChart.WIDTH).append("\" style=\"max-width:100%;height:auto;display:block\" alt=\"")
                .append(WORDS.get(section.chart())).append("; the table below has the numbers\">\n");
        }
        html.append("<table cellpadding=\"0\" cellspacing=\"0\" width=\"100%\" style=\"border-collapse:collapse;font-size:"
            + "13px\"><tr>");
        for (Section.Column column : section.columns()) {
            html.append("<th align=\"").append(side(column)).append("\" style=\"").append(CELL)
                .append("border-bottom:2px solid #98a2b3\">").append(escaped(column.header())).append("</th>");
        }
        html.append("</tr>\n");
        for (var row : section.rows()) {
            html.append("<tr>");
            for (int i = 0; i < row.size(); i++) {
                Section.Column column = section.columns().get(i);
                html.append("<td align=\"").append(side(column)).append("\" style=\"").append(CELL)
                    .append(breaks(column, row.get(i)))
                    .append("\"><bdi>").append(escaped(row.get(i))).append("</bdi></td>");
            }
            html.append("</tr>\n");
        }
        html.append("</table>\n");
    }

    /** Only a word that no table has room for is broken inside. */
    private static String breaks(Section.Column column, String cell) {
        boolean names = column.kind() == Section.Kind.TEXT || column.kind() == Section.Kind.PROSE;
        return !names ? "white-space:nowrap"
            : Arrays.stream(cell.split(" ")).anyMatch(word -> word.length() > LONG_WORD) ? "word-break:break-all" : "";
    }

    private static String side(Section.Column column) {
        return column.isNumber() ? "right" : "left";
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\"", "&quot;")
            .replace("'", "&#39;");
    }
}
