package io.saslwatch.config;

import static io.saslwatch.config.Setting.Kind.NUMBER;
import static io.saslwatch.config.Setting.Kind.SIZE;
import static io.saslwatch.config.Setting.Kind.TEXT;
import static io.saslwatch.config.Setting.Kind.ZONE;

import java.util.List;

/** Settings of the daily report. */
public interface ReportSettings {

    Setting TO = new Setting("saslwatch.report.to", TEXT, "",
        "Addresses that the daily report is mailed to, separated by commas; empty: none is mailed.");
    Setting AT = new Setting("saslwatch.report.at", TEXT, "06:30",
        "When the report of the day before is mailed: hour and minute in its zone.");
    Setting ZONE_OF_DAYS = new Setting("saslwatch.report.zone", ZONE, "system",
        "Time zone of the report's days. Where its days are those of saslwatch.store.day-zone a report takes a second or "
            + "two; otherwise the single events are counted, which takes longer.");
    Setting CATCH_UP = new Setting("saslwatch.report.catch-up", NUMBER, "3",
        "Reports of so many days at most are mailed afterwards when the service was down; at least 1.");
    Setting CSV_GZIP = new Setting("saslwatch.report.csv.gzip-over", SIZE, "64k",
        "The day's CSV is attached compressed when it is larger than this.");
    Setting CSV_LIMIT = new Setting("saslwatch.report.csv.limit", SIZE, "5m",
        "An attachment larger than this, compressed, is left out, and the mail says so; 0 attaches none.");

    List<Setting> ALL = List.of(TO, AT, ZONE_OF_DAYS, CATCH_UP, CSV_GZIP, CSV_LIMIT);
}
