package io.saslwatch.store;

import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationVersion;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.springframework.core.io.ClassPathResource;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.init.ResourceDatabasePopulator;

/** Makes the tables and keeps them up to date, by Flyway with the migrations in {@code db/<dialect>}. */
final class Schema {

    /** Tables and views. */
    static final int TABLES = 1;
    /** And the indexes for people's questions. */
    static final int INDEXES = 2;
    /** The newest migration that this program knows. */
    static final int NEWEST = INDEXES;

    private static final String HISTORY = "saslwatch_schema";

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
     * @param target version wanted at least; what is newer already stays
     */
    void migrate(int target) {
        int version = version();
        if (version > NEWEST) {
            throw new StoreException("The store " + store + " has schema version " + version + ", this saslwatch knows "
                + NEWEST + " at most: it was written by a newer one. Start that version, or use another store.");
        }
        if (version >= target) {
            return;
        }
        try {
            FluentConfiguration flyway = Flyway.configure(Schema.class.getClassLoader())
                .dataSource(database)
                .locations("classpath:db/" + dialect.folder())
                .table(HISTORY)
                .target(MigrationVersion.fromVersion(Integer.toString(target)))
                // A database or schema that holds other tables as well is welcome
                .baselineOnMigrate(true)
                .baselineVersion("0");
            flyway.load().migrate();
        } catch (FlywayException e) {
            throw new StoreException("The tables of the store " + store + " cannot be made or brought up to date: "
                + JdbcUrl.masked(e, null)
                + ". The database's user must be allowed to create tables, views and indexes.", e);
        }
        events.migrated(store, version, target);
    }

    /** Makes the tables and views of a store that nobody will migrate, without a history and without indexes. */
    void createTemporary() {
        new ResourceDatabasePopulator(new ClassPathResource("db/" + dialect.folder() + "/V1__tables_and_views.sql",
            Schema.class.getClassLoader())).execute(database);
    }

    private int version() {
        try {
            return new JdbcTemplate(database).queryForList("SELECT version FROM " + HISTORY
                    + " WHERE success AND version IS NOT NULL", String.class).stream()
                .mapToInt(Integer::parseInt).max().orElse(0);
        } catch (DataAccessException e) {
            // no history yet; what else may be wrong with the database Flyway will meet and tell
            return 0;
        }
    }
}
