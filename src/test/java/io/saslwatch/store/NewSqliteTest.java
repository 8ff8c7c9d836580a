package io.saslwatch.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.JdbcTemplate;

class NewSqliteTest {

    private static final String[] MIGRATIONS = {"classpath:db/sqlite", "classpath:db/indexes/sqlite"};

    @TempDir
    private Path folder;

    @Test
    void theScriptOfANewStoreMakesWhatTheMigrationsMake() throws Exception {
        try (SerialDataSource scripted = SqliteDatabase.open(folder.resolve("scripted.db"));
                SerialDataSource migrated = SqliteDatabase.open(folder.resolve("migrated.db"))) {
            assertThat(NewSqlite.make(scripted, NewSqlite.Step.TABLES)).isTrue();
            assertThat(NewSqlite.make(scripted, NewSqlite.Step.INDEXES)).isTrue();
            flyway(migrated, MIGRATIONS[0]).migrate();
            flyway(migrated, MIGRATIONS).migrate();

            assertThat(things(scripted)).hasSizeGreaterThan(20).isEqualTo(things(migrated));
            assertThat(history(scripted)).hasSizeGreaterThan(5).isEqualTo(history(migrated));
        }
    }

    @Test
    void flywayTakesANewStoreForItsOwn() throws Exception {
        try (SerialDataSource database = SqliteDatabase.open(folder.resolve("new.db"))) {
            Schema schema = new Schema(Dialect.SQLITE, database, "new", StoreEvents.logging());
            schema.migrate(false);
            schema.migrate(true);

            assertThat(flyway(database, MIGRATIONS).validateWithResult().validationSuccessful).isTrue();
            assertThat(flyway(database, MIGRATIONS).migrate().migrationsExecuted).isZero();
        }
    }

    @Test
    void aDatabaseThatHoldsSomethingIsNotNew() throws Exception {
        try (SerialDataSource database = SqliteDatabase.open(folder.resolve("other.db"))) {
            assertThat(NewSqlite.isEmpty(database)).isTrue();
            new JdbcTemplate(database).execute("CREATE TABLE notes (text TEXT)");
            assertThat(NewSqlite.isEmpty(database)).isFalse();

            new Schema(Dialect.SQLITE, database, "other", StoreEvents.logging()).migrate(true);

            assertThat(new JdbcTemplate(database).queryForObject("SELECT count(*) FROM events", Integer.class)).isZero();
        }
    }

    private static Flyway flyway(DataSource database, String... locations) {
        return Flyway.configure(NewSqliteTest.class.getClassLoader()).dataSource(database).locations(locations)
            .table(Schema.HISTORY).outOfOrder(true).baselineOnMigrate(true).baselineVersion("0").load();
    }

    private static List<Map<String, Object>> things(DataSource database) {
        return new JdbcTemplate(database).queryForList(
            "SELECT type, name, tbl_name, sql FROM sqlite_master ORDER BY type, name");
    }

    private static List<Map<String, Object>> history(DataSource database) {
        return new JdbcTemplate(database).queryForList("SELECT installed_rank, version, description, type, script, "
            + "checksum, installed_by, success FROM " + Schema.HISTORY + " ORDER BY installed_rank");
    }
}
