package io.saslwatch.store;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * One connection to a store that somebody else writes, on which rules can be tried: they see all that is stored, and what
 * they write goes to tables of the same names that end with the connection. Nothing is copied, however big the store is,
 * and the database itself refuses every write to what is stored. Stateless.
 */
final class Trial {

    /** What rules write, and who writes for a collector. */
    private static final Set<String> OWN = Set.of("alert", "address_net", "detection", "holder");

    private Trial() {
    }

    /** A temporary database beside SQLite's file, which is attached for reading only. */
    static void attach(Connection temporary, Path file) throws SQLException {
        List<String> views = new ArrayList<>();
        try (Statement sql = temporary.createStatement()) {
            for (String table : strings(sql, "SELECT name FROM main.sqlite_master WHERE type = 'table' "
                + "AND name NOT LIKE 'sqlite_%'")) {
                if (!OWN.contains(table)) {
                    sql.execute("DROP TABLE main." + table);
                }
            }
            for (String view : strings(sql, "SELECT name FROM main.sqlite_master WHERE type = 'view'")) {
                views.addAll(strings(sql, "SELECT sql FROM main.sqlite_master WHERE name = '" + view + "'"));
                sql.execute("DROP VIEW main." + view);
            }
            sql.execute("ATTACH '" + file.toUri().getRawPath().replace("'", "%27").replaceFirst("^", "file:")
                + "?mode=ro' AS store");
            for (String view : views) {
                // A name means a table of the temporary database if that has one, else one of the store
                sql.execute(view.replaceFirst("(?i)CREATE VIEW", "CREATE TEMP VIEW"));
            }
        }
    }

    /** Tables of a session of PostgreSQL or MariaDB, which stand before the lasting ones of the same names. */
    static void shadow(Connection session, Dialect dialect) throws SQLException {
        try (Statement sql = session.createStatement()) {
            if (dialect == Dialect.POSTGRESQL) {
                String attempt = strings(sql, "SELECT pg_get_viewdef('attempt'::regclass)").get(0);
                for (String table : OWN) {
                    sql.execute("CREATE TEMPORARY TABLE " + table + " (LIKE " + table + " INCLUDING ALL)");
                }
                sql.execute("CREATE TEMPORARY VIEW attempt AS " + attempt);
                sql.execute("SET default_transaction_read_only = on");
            } else {
                // The view attempt keeps asking the lasting address_net, which the service keeps up to date
                for (String table : OWN) {
                    sql.execute("CREATE TEMPORARY TABLE trial_" + table + " LIKE " + table);
                    sql.execute("ALTER TABLE trial_" + table + " RENAME " + table);
                }
                sql.execute("SET SESSION TRANSACTION READ ONLY");
            }
        }
    }

    private static List<String> strings(Statement sql, String query) throws SQLException {
        List<String> strings = new ArrayList<>();
        try (ResultSet rows = sql.executeQuery(query)) {
            while (rows.next()) {
                strings.add(rows.getString(1));
            }
        }
        return strings;
    }
}
