package io.saslwatch.config;

import static io.saslwatch.config.Setting.Kind.DURATION;
import static io.saslwatch.config.Setting.Kind.NUMBER;
import static io.saslwatch.config.Setting.Kind.SECRET;
import static io.saslwatch.config.Setting.Kind.SWITCH;
import static io.saslwatch.config.Setting.Kind.TEXT;
import static io.saslwatch.config.Setting.Kind.ZONE;

import java.util.List;

/** Settings of the store and of the CSV files. */
public interface StoreSettings {

    Setting URL = new Setting("saslwatch.store.url", TEXT, "jdbc:sqlite:data/saslwatch.db",
        "JDBC address of the store: jdbc:sqlite:, jdbc:postgresql: or jdbc:mariadb:. A relative SQLite path starts at "
            + "the configuration file's folder.");
    Setting USER = new Setting("saslwatch.store.user", TEXT, "", "User of the database; not for SQLite.");
    Setting PASSWORD = new Setting("saslwatch.store.password", SECRET, "", "Its password; better in the environment.");
    Setting COLLECTOR = new Setting("saslwatch.store.collector", TEXT, "",
        "Name of this collector when several feed one database; empty: the host name.");
    Setting KEEP_DAYS = new Setting("saslwatch.store.keep-days", NUMBER, "0",
        "Events older than so many days are deleted once a day; 0 keeps all. Figures per user and day stay.");
    Setting RETENTION_DELAY = new Setting("saslwatch.store.retention.delay", DURATION, "60s",
        "How long after the start old events and CSV files are deleted for the first time.");
    Setting SQL = new Setting("saslwatch.store.sql", TEXT, "",
        "Folder of the store's SQL statements; empty: 4-store/sql in the folder of the routes.");
    Setting DAY_ZONE = new Setting("saslwatch.store.day-zone", ZONE, "UTC",
        "Time zone of the days for which figures are kept. What is stored already keeps its days.");
    Setting CSV = new Setting("saslwatch.csv.enabled", SWITCH, "true", "Whether events are written to CSV files.");
    Setting CSV_FOLDER = new Setting("saslwatch.csv.folder", TEXT, "data/csv",
        "Folder of the CSV files; relative to the configuration file.");
    Setting CSV_LAYOUT = Setting.choice("saslwatch.csv.layout", List.of("daily", "single", "maillogsentinel"), "daily",
        "daily (events-2026-11-20.csv), single (one file), or maillogsentinel (one file, its nine columns, failures "
            + "only).");
    Setting CSV_FILE = new Setting("saslwatch.csv.file", TEXT, "",
        "Name of the file of the layouts single and maillogsentinel; empty: events.csv or maillogsentinel.csv.");
    Setting CSV_ZONE = new Setting("saslwatch.csv.zone", ZONE, "system",
        "Time zone of the dates in the layout maillogsentinel; the other layouts write UTC.");
    Setting CSV_KEEP_DAYS = new Setting("saslwatch.csv.keep-days", NUMBER, "0",
        "Daily CSV files older than so many days are deleted once a day; 0 keeps all.");
    Setting CSV_WAIT = new Setting("saslwatch.csv.wait", DURATION, "60s",
        "How long a row waits for the name of its address after its event has settled; then it is written without.");
    Setting CSV_LATE_DAYS = new Setting("saslwatch.csv.late.days", NUMBER, "2",
        "Daily files of so many days, today among them, get names that were told after their rows were written; 0: none.");
    Setting CSV_LATE_EVERY = new Setting("saslwatch.csv.late.every", DURATION, "5m",
        "How often a daily file is rewritten for that at most.");

    /** Not to be set: in routes, the name of the folder of SQL statements that fits the store's address. */
    String DIALECT = "saslwatch.store.dialect";

    List<Setting> ALL = List.of(URL, USER, PASSWORD, COLLECTOR, KEEP_DAYS, RETENTION_DELAY, SQL, DAY_ZONE, CSV, CSV_FOLDER, CSV_LAYOUT,
        CSV_FILE, CSV_ZONE, CSV_KEEP_DAYS, CSV_WAIT, CSV_LATE_DAYS, CSV_LATE_EVERY);
}
