package io.saslwatch.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;

/** Writes, at build time, what Flyway makes of an empty SQLite database as a script for {@link NewSqlite}. */
public final class NewSqliteScript {

    private NewSqliteScript() {
    }

    /**
     * Writes the scripts.
     *
     * @param args the folder of classes, in which they are put below {@value NewSqlite#FOLDER}
     */
    public static void main(String[] args) throws IOException, SQLException {
        // What is done on the way is of no interest to whoever builds; without a reference here the levels may be forgotten
        List<Logger> quiet = List.of(Logger.getLogger("org.flywaydb"), Logger.getLogger("io.saslwatch.store"));
        quiet.forEach(logger -> logger.setLevel(Level.SEVERE));
        Path folder = Files.createDirectories(Path.of(args[0]).resolve(NewSqlite.FOLDER));
        // An older script must not take part in its own renewal
        for (NewSqlite.Step step : NewSqlite.Step.values()) {
            Files.deleteIfExists(folder.resolve(step.file()));
        }
        Path file = Files.createTempFile("saslwatch-new", ".db");
        try (SerialDataSource database = SqliteDatabase.open(file)) {
            Schema schema = new Schema(Dialect.SQLITE, database, "(new)", StoreEvents.logging());
            schema.migrate(false);
            List<String> tables = statements(database);
            schema.migrate(true);
            List<String> indexes = statements(database);
            indexes.removeAll(tables);
            Files.writeString(folder.resolve(NewSqlite.Step.TABLES.file()), String.join(NewSqlite.SEPARATOR, tables));
            Files.writeString(folder.resolve(NewSqlite.Step.INDEXES.file()), String.join(NewSqlite.SEPARATOR, indexes));
        } finally {
            for (String rest : List.of("", "-wal", "-shm")) {
                Files.deleteIfExists(Path.of(file + rest));
            }
        }
    }

    private static List<String> statements(DataSource database) {
        JdbcTemplate jdbc = new JdbcTemplate(database);
        List<String> statements = new ArrayList<>(jdbc.queryForList(
            "SELECT sql FROM sqlite_master WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite_%' ORDER BY rowid",
            String.class));
        for (Map<String, Object> row : jdbc.queryForList("SELECT * FROM " + Schema.HISTORY + " ORDER BY installed_rank")) {
            statements.add("INSERT INTO " + Schema.HISTORY + " (" + String.join(", ", row.keySet()) + ") VALUES ("
                + row.entrySet().stream().map(NewSqliteScript::value).collect(Collectors.joining(", ")) + ")");
        }
        return statements;
    }

    private static String value(Map.Entry<String, Object> column) {
        return switch (column.getKey()) {
            case "installed_on" -> "strftime('%Y-%m-%d %H:%M:%f','now')";
            case "execution_time" -> "0";
            default -> column.getValue() == null ? "NULL" : column.getValue() instanceof Number number ? number.toString()
                : "'" + column.getValue().toString().replace("'", "''") + "'";
        };
    }
}
