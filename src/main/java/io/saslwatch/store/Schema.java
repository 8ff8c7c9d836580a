package io.saslwatch.store;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.springframework.core.io.ClassPathResource;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.CannotGetJdbcConnectionException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.init.ResourceDatabasePopulator;

/** Makes the tables and keeps them up to date, by Flyway with the migrations in {@code db/<dialect>}. */
final class Schema {

    /** The steps that make tables and views, in their order. */
    private static final List<String> STEPS = List.of("V1__tables_and_views", "V3__addresses", "V4__alerts", "V5__detection",
        "V6__report", "V7__rule_facts", "V8__source_health");
    /** Their numbers. */
    private static final Set<Integer> TABLES = STEPS.stream()
        .map(step -> Integer.valueOf(step.substring(1, step.indexOf('_')))).collect(Collectors.toUnmodifiableSet());
    /** The indexes for people's questions: a step that a store may take late, whatever came after it. */
    private static final int INDEXES = 2;
    /** The newest migration that this program knows. */
    private static final int NEWEST = Collections.max(TABLES);

    /** The table in which Flyway notes what was applied. */
    static final String HISTORY = "saslwatch_schema";

    private final Dialect dialect;
    private final DataSource database;
    private final String store;
    private final StoreEvents events;

    Schema(Dialect dialect, DataSource database, String store, StoreEvents events) {
        this.dialect = dialect;
        this.database = database;
        this.store = store;
        this.events = events;
    }

    /**
     * Migrates where needed. Flyway takes a third of a second to look around, so it is only asked when a look at its
     * history says that something is missing.
     *
     * @param indexes whether the indexes are wanted, too; a store that has them keeps them
     */
    void migrate(boolean indexes) {
        boolean made = dialect == Dialect.SQLITE && NewSqlite.isEmpty(database)
            && NewSqlite.make(database, NewSqlite.Step.TABLES);
        if (made) {
            events.migrated(store, 0, NEWEST);
        }
        Set<Integer> applied = versions();
        int version = applied.stream().max(Integer::compare).orElse(0);
        if (version > NEWEST) {
            throw new StoreException("The store " + store + " has schema version " + version + ", this saslwatch knows "
                + NEWEST + " at most: it was written by a newer one. Start that version, or use another store.");
        }
        boolean indexed = applied.contains(INDEXES);
        if (applied.containsAll(TABLES) && (indexed || !indexes)) {
            return;
        }
        // The script of the indexes continues the history that the other one made
        if (dialect == Dialect.SQLITE && applied.equals(TABLES) && isMadeNew()
                && NewSqlite.make(database, NewSqlite.Step.INDEXES)) {
            events.indexed(store);
            return;
        }
        List<String> locations = new ArrayList<>(List.of("classpath:db/" + dialect.folder()));
        if (indexed || indexes) {
            locations.add("classpath:db/indexes/" + dialect.folder());
        }
        try {
            FluentConfiguration flyway = Flyway.configure(Schema.class.getClassLoader())
                .dataSource(database)
                .locations(locations.toArray(String[]::new))
                .table(HISTORY)
                // The indexes have a number in the middle but may be made last
                .outOfOrder(version > INDEXES)
                // A database or schema that holds other tables as well is welcome
                .baselineOnMigrate(true)
                .baselineVersion("0");
            flyway.load().migrate();
        } catch (FlywayException e) {
            throw new StoreException("The tables of the store " + store + " cannot be made or brought up to date: "
                + JdbcUrl.masked(e, null)
                + ". The database's user must be allowed to create tables, views and indexes.", e);
        }
        if (version < NEWEST) {
            events.migrated(store, version, NEWEST);
        }
        if (indexes && !indexed) {
            events.indexed(store);
        }
    }

    /** Refuses a store whose tables are not those of this version. */
    void requireCurrent() {
        Set<Integer> applied;
        try {
            applied = told();
        } catch (CannotGetJdbcConnectionException down) {
            throw new StoreException("The store " + store + " cannot be reached: " + JdbcUrl.masked(down, null)
                + ". Check that the database runs and lets this machine in, and saslwatch.store.url.", down);
        } catch (DataAccessException noHistory) {
            applied = Set.of();
        }
        if (!applied.containsAll(TABLES) || applied.stream().anyMatch(version -> version > NEWEST)) {
            throw new StoreException("The tables of the store " + store + " are not those of this version. Start "
                + "'saslwatch run' of this version once, or correct saslwatch.store.url.");
        }
    }

    /** Makes the tables and views of a store that nobody will migrate, without a history and without indexes. */
    void createTemporary() {
        ResourceDatabasePopulator statements = new ResourceDatabasePopulator();
        for (String step : STEPS) {
            statements.addScript(new ClassPathResource("db/" + dialect.folder() + "/" + step + ".sql",
                Schema.class.getClassLoader()));
        }
        statements.execute(database);
    }

    /** Makes the indexes of a store that nobody will migrate. */
    void indexTemporary() {
        new ResourceDatabasePopulator(new ClassPathResource("db/indexes/" + dialect.folder() + "/V2__indexes.sql",
            Schema.class.getClassLoader())).execute(database);
    }

    /** Whether this version made all tables at once, so that the numbers of the history's rows are known. */
    private boolean isMadeNew() {
        Integer rows = new JdbcTemplate(database).queryForObject("SELECT max(installed_rank) FROM " + HISTORY, Integer.class);
        return rows != null && rows == TABLES.size();
    }

    private Set<Integer> versions() {
        try {
            return told();
        } catch (DataAccessException e) {
            // no history yet; what else may be wrong with the database Flyway will meet and tell
            return Set.of();
        }
    }

    private Set<Integer> told() {
        return new JdbcTemplate(database).queryForList("SELECT version FROM " + HISTORY
            + " WHERE success AND version IS NOT NULL", String.class).stream().map(Integer::valueOf)
            .collect(Collectors.toSet());
    }
}
