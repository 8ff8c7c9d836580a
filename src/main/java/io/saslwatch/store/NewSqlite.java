package io.saslwatch.store;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Makes the tables of a new SQLite store from a script that the build wrote ({@link NewSqliteScript}): the same tables
 * and the same history that Flyway makes from the migrations, a half second sooner. Stateless.
 */
final class NewSqlite {

    /** What stands between two statements of the script, as views and triggers may hold semicolons. */
    static final String SEPARATOR = "\n;;\n";
    /** Where the build puts the scripts, on the classpath. */
    static final String FOLDER = "db/new";

    /** The two steps of a new store. */
    enum Step {
        /** Tables and views. */
        TABLES,
        /** The indexes for people's questions. */
        INDEXES;

        String file() {
            return name().toLowerCase(java.util.Locale.ROOT) + ".sql";
        }
    }

    private NewSqlite() {
    }

    /** Whether nothing was ever made in this database. */
    static boolean isEmpty(DataSource database) {
        Integer things = new JdbcTemplate(database).queryForObject("SELECT count(*) FROM sqlite_master", Integer.class);
        return things != null && things == 0;
    }

    /**
     * Takes a step in one transaction, so that a crash leaves all of it or nothing.
     *
     * @return false when there is no script, as in classes that the build has not finished: then Flyway has to do it
     */
    static boolean make(DataSource database, Step step) {
        Optional<List<String>> script = script(step);
        script.ifPresent(statements -> Store.transactionOf(database).executeWithoutResult(status -> {
            JdbcTemplate jdbc = new JdbcTemplate(database);
            statements.forEach(jdbc::execute);
        }));
        return script.isPresent();
    }

    private static Optional<List<String>> script(Step step) {
        try (InputStream in = NewSqlite.class.getClassLoader().getResourceAsStream(FOLDER + "/" + step.file())) {
            return in == null ? Optional.empty()
                : Optional.of(List.of(new String(in.readAllBytes(), StandardCharsets.UTF_8).split(SEPARATOR)));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
