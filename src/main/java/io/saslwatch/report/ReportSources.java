package io.saslwatch.report;

import io.saslwatch.report.DailyReport.GeoData;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import java.util.function.Supplier;
import javax.sql.DataSource;

/**
 * Where a report's facts come from.
 *
 * @param database  the store, for reading; closed by whoever opened it
 * @param zone      of the report's days
 * @param dayZone   of the days for which the store keeps figures
 * @param csvFolder folder of the CSV files; null when there are none
 * @param geo       the data that places come from
 */
public record ReportSources(DataSource database, ZoneId zone, ZoneId dayZone, Path csvFolder,
                            Supplier<List<GeoData>> geo) {
}
