package io.saslwatch.report;

import io.saslwatch.report.DailyReport.Country;
import io.saslwatch.report.DailyReport.Totals;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;

/**
 * The report's pictures, drawn with the JDK alone: the usual chart libraries bring PDF and vector writers of several
 * megabytes, some under the LGPL, for three plain bar charts.
 */
public final class Charts {

    private static final System.Logger LOG = System.getLogger("io.saslwatch.report");

    private Charts() {
    }

    /**
     * PNG files by name: {@code hours}, {@code countries}, {@code outcomes}. Empty on a machine that cannot draw text
     * (no fonts installed): the tables say the same.
     */
    public static Map<String, byte[]> of(DailyReport report) {
        // a server has no screen, and asking for one would fail where DISPLAY is set to nothing
        System.setProperty("java.awt.headless", "true");
        Map<String, byte[]> charts = new LinkedHashMap<>();
        try {
            charts.put("outcomes", png(outcomes(report)));
            charts.put("countries", png(countries(report)));
            charts.put("hours", png(hours(report)));
            return charts;
        } catch (IOException | RuntimeException | LinkageError | InternalError cannotDraw) {
            LOG.log(System.Logger.Level.WARNING, "The report has no charts, because this machine cannot draw: {0}. Install "
                + "a font, such as the package fonts-dejavu-core.", cannotDraw.toString());
            return Map.of();
        }
    }

    private static BufferedImage hours(DailyReport report) {
        DateTimeFormatter hour = DateTimeFormatter.ofPattern("HH").withZone(ZoneId.of(report.zone()));
        return BarChart.upright(report.hours().stream().map(row -> new BarChart.Bar(hour.format(row.start()),
            parts(row.totals()))).toList());
    }

    private static BufferedImage outcomes(DailyReport report) {
        Totals none = new Totals(0, 0, 0, 0);
        Totals usual = report.usual() == null ? none : report.usual();
        Totals before = report.before() == null ? none : report.before();
        return BarChart.lying(List.of(new BarChart.Bar("Day", parts(report.totals())),
            new BarChart.Bar("Day before", parts(before)), new BarChart.Bar("Usual", parts(usual))));
    }

    private static BufferedImage countries(DailyReport report) {
        return BarChart.lying(report.countries().stream().map(Charts::bar).toList());
    }

    private static BarChart.Bar bar(Country country) {
        return new BarChart.Bar(country.code() == null ? "unknown" : Shown.fit(Shown.plain(country.code()), 3, false),
            new long[] {country.successes(), country.failures(),
                country.attempts() - country.successes() - country.failures()});
    }

    private static long[] parts(Totals totals) {
        return new long[] {totals.successes(), totals.failures(), totals.aborted() + totals.temporary()};
    }

    private static byte[] png(BufferedImage image) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ImageIO.setUseCache(false);
        ImageIO.write(image, "png", bytes);
        return bytes.toByteArray();
    }
}
