package io.saslwatch.report;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DatabaseMetaData;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;

/** How much room the data takes, in bytes. */
final class Rooms {

    private Rooms() {
    }

    /** The database, as it tells itself; null when it does not. */
    static Long ofStore(JdbcTemplate database) {
        String product = database.execute((ConnectionCallback<String>) connection -> {
            DatabaseMetaData about = connection.getMetaData();
            return about.getDatabaseProductName();
        });
        return database.queryForObject(switch (String.valueOf(product)) {
            case "SQLite" -> "SELECT page_count * page_size FROM pragma_page_count(), pragma_page_size()";
            case "PostgreSQL" -> "SELECT pg_database_size(current_database())";
            default -> "SELECT SUM(data_length + index_length) FROM information_schema.tables "
                + "WHERE table_schema = DATABASE()";
        }, Long.class);
    }

    /** The files of a folder; null without one. */
    static Long ofFolder(Path folder) {
        if (folder == null || !Files.isDirectory(folder)) {
            return null;
        }
        long bytes = 0;
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
            for (Path file : files) {
                bytes += Files.isRegularFile(file) ? Files.size(file) : 0;
            }
            return bytes;
        } catch (IOException unreadable) {
            return null;
        }
    }
}
