package io.saslwatch.deliver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.saslwatch.event.AddressBook;
import io.saslwatch.event.AuthEvent;
import io.saslwatch.event.EventBatch;
import io.saslwatch.event.EventId;
import io.saslwatch.event.Outcome;
import io.saslwatch.event.StoredEvents;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.camel.dataformat.csv.CsvMarshaller;
import org.apache.commons.csv.CSVFormat;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Every row once, whatever happens between two commits. The table is the store's; the transactions are real. */
class CsvFilesTest {

    private static final String DAY_ONE = "events-2026-11-20.csv";
    private static final String DAY_TWO = "events-2026-11-21.csv";
    private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");
    private static final Instant NEXT_NOON = Instant.parse("2026-11-21T12:00:00Z");

    @TempDir
    Path home;

    private Path folder;
    private SingleConnectionDataSource database;
    private JdbcTemplate sql;
    private TransactionTemplate transaction;
    private final RecordedCsvEvents told = new RecordedCsvEvents();
    private CsvSinks sinks;
    private CsvSink sink;
    private long offset;

    @BeforeEach
    void open() throws IOException {
        folder = home.toRealPath().resolve("csv");
        database = new SingleConnectionDataSource("jdbc:sqlite:" + home.resolve("x.db"), true);
        sql = new JdbcTemplate(database);
        sql.execute("CREATE TABLE csv_unanswered (collector TEXT, path TEXT, ip TEXT)");
        sql.execute("CREATE TABLE csv_file (collector TEXT, path TEXT, length INTEGER, swap INTEGER NOT NULL DEFAULT 0, "
            + "PRIMARY KEY (collector, path))");
        transaction = new TransactionTemplate(new JdbcTransactionManager(database));
        start(CsvConfig.Kind.DAILY);
    }

    @AfterEach
    void close() {
        sinks.close();
        database.destroy();
    }

    private void start(CsvConfig.Kind kind) {
        sinks = CsvSinks.open(new CsvConfig(folder, kind, "", ZoneOffset.UTC, "mx1", true, true,
            CsvConfig.Names.OFF), new CsvSinks.Sources(database, stream -> "/var/log/mail.log", AddressBook.EMPTY,
            AddressBook.EMPTY, StoredEvents.NONE), told, InstantSource.fixed(NOON));
        sink = (CsvSink) sinks.beans().get("csvSink");
    }

    /** What a new process finds after the old one died: the files and the database, and nothing in memory. */
    private void restart() {
        sinks.close();
        start(CsvConfig.Kind.DAILY);
    }

    @Test
    void writesTheHeaderOnceAndARowForEachEvent() throws IOException {
        store(event(NOON), event(NOON));
        store(event(NOON), event(NEXT_NOON));

        assertThat(lines(DAY_ONE)).containsExactly(
            "file,line,lines,offset,id,time,host,daemon,service,outcome,count,user,ip,port,mechanism,reason,session,"
                + "name,name_status,country,city,asn,organisation",
            row(0), row(100), row(200));
        assertThat(lines(DAY_TWO)).hasSize(2);
        assertThat(Files.readString(folder.resolve(DAY_ONE))).endsWith("\r\n").doesNotContain("\r\n\r\n");
    }

    @Test
    void writesNothingForABatchWithoutSettledEvents() {
        store();

        assertThat(folder.resolve(DAY_ONE)).doesNotExist();
    }

    @Test
    void cutsOffWhatARolledBackBatchWrote() throws IOException {
        store(event(NOON));
        AuthEvent next = event(NOON);

        storeAndFail(next, event(NEXT_NOON));
        assertThat(lines(DAY_ONE)).hasSize(2);
        assertThat(lines(DAY_TWO)).isEmpty();

        store(next);
        assertThat(lines(DAY_ONE)).hasSize(3).doesNotHaveDuplicates();
    }

    @Test
    void cutsOffWhatAProcessWroteBeforeItDied() throws IOException {
        store(event(NOON));
        AuthEvent next = event(NOON);
        dieWhileStoring(DAY_ONE, row(100) + "\r\n" + row(200).substring(0, 20));

        restart();
        assertThat(lines(DAY_ONE)).containsExactly(lines(DAY_ONE).get(0), row(0));
        assertThat(told.lines).containsExactly("cut back " + DAY_ONE);

        store(next);
        assertThat(lines(DAY_ONE)).hasSize(3).doesNotHaveDuplicates();
    }

    @Test
    void cutsOffTheFirstRowsOfANewFileWhenTheProcessDied() throws IOException {
        AuthEvent first = event(NOON);
        sink.prepare(batch(first));
        dieWhileStoring(DAY_ONE, "file,line\r\n" + row(0));

        restart();
        store(first);

        assertThat(lines(DAY_ONE)).hasSize(2).endsWith(row(0));
    }

    @Test
    void keepsWhatWasCommittedJustBeforeTheProcessDied() throws IOException {
        store(event(NOON));
        restart();
        store(event(NOON));

        assertThat(lines(DAY_ONE)).hasSize(3);
        assertThat(told.lines).isEmpty();
    }

    @Test
    void goesOnAtTheEndOfAFileThatSomebodyCut() throws IOException {
        store(event(NOON), event(NOON));
        Path file = folder.resolve(DAY_ONE);
        String half = Files.readString(file).substring(0, 120);
        Files.writeString(file, half);

        store(event(NOON));

        assertThat(Files.readString(file)).isEqualTo(half + "\r\n" + row(200) + "\r\n");
        assertThat(told.lines).containsExactly("found shorter " + DAY_ONE);
    }

    @Test
    void beginsAFileAgainThatSomebodyRemoved() throws IOException {
        store(event(NOON));
        Files.delete(folder.resolve(DAY_ONE));

        store(event(NOON));

        assertThat(lines(DAY_ONE)).hasSize(2).endsWith(row(100));
        assertThat(told.lines).containsExactly("found shorter " + DAY_ONE);
    }

    @Test
    void cutsNothingFromAFileThatSomebodyRewrote() throws IOException {
        store(event(NOON));
        Path file = folder.resolve(DAY_ONE);
        String saved = Files.readString(file).replace("\r\n", "\n").replace(",", ";") + "note of mine, quite long, "
            + "so that the file has grown";
        Files.writeString(file, saved);

        store(event(NOON));

        assertThat(Files.readString(file)).startsWith(saved + "\r\n").endsWith(row(100) + "\r\n");
        assertThat(told.lines).containsExactly("found changed " + DAY_ONE);
    }

    @Test
    void continuesAFileThatTheStoreDoesNotKnow() throws IOException {
        Files.writeString(folder.resolve(DAY_ONE), "header\r\nrow of an older store");

        store(event(NOON));

        assertThat(lines(DAY_ONE)).containsExactly("header", "row of an older store", row(0));
        assertThat(told.lines).containsExactly("continued " + DAY_ONE);
    }

    @Test
    void refusesRowsForWhichTheDiskHasNoRoom() throws IOException {
        sinks.close();
        start(CsvConfig.Kind.SINGLE);
        Path file = folder.resolve("events.csv");
        // The device that answers every write as a full disk does
        Files.createSymbolicLink(file, Path.of("/dev/full"));
        AuthEvent event = event(NOON);

        assertThatThrownBy(() -> store(event)).isInstanceOf(CsvException.class).hasMessageContaining("No space left")
            .hasMessageContaining("events.csv").hasMessageContaining("nothing is lost");

        Files.delete(file);
        store(event);
        assertThat(lines("events.csv")).hasSize(2);
    }

    @Test
    void keepsASecondProcessFromItsFolder() {
        assertThatThrownBy(() -> start(CsvConfig.Kind.SINGLE)).isInstanceOf(CsvException.class)
            .hasMessageContaining("in use by another saslwatch").hasMessageContaining("saslwatch.csv.folder");
    }

    @Test
    void deletesOnlyItsOwnOldDays() throws IOException {
        store(event(NOON.minusSeconds(3 * 86_400)), event(NOON.minusSeconds(2 * 86_400)), event(NOON));
        Path stranger = Files.writeString(folder.resolve("events-2020-01-01.csv"), "not ours");

        assertThat(sink.deleteOld(0)).isZero();
        assertThat(sink.deleteOld(2)).isEqualTo(1);

        assertThat(folder.resolve("events-2026-11-17.csv")).doesNotExist();
        assertThat(folder.resolve("events-2026-11-18.csv")).exists();
        assertThat(stranger).exists();
        store(event(NOON.minusSeconds(3 * 86_400)));
        assertThat(lines("events-2026-11-17.csv")).hasSize(2);
    }

    private AuthEvent event(Instant time) {
        AuthEvent event = new AuthEvent(new EventId(1, "k1", offset, 0), 1, 1, null, time, "mx1", "postfix", "smtp",
            Outcome.FAILURE, 1, "bob", "192.0.2.7", null, "PLAIN", null, null, null, 0);
        offset += 100;
        return event;
    }

    private static String row(long offset) {
        return "/var/log/mail.log,1,1," + offset + ",k1-" + offset
            + ",2026-11-20T12:00:00Z,mx1,postfix,smtp,failure,1,bob,192.0.2.7,,PLAIN,,,,off,,,,";
    }

    private static EventBatch batch(AuthEvent... settled) {
        return new EventBatch("live", List.of(), List.of(), List.of(settled), null, null, 0);
    }

    private void store(AuthEvent... settled) {
        EventBatch batch = batch(settled);
        sink.prepare(batch);
        transaction.executeWithoutResult(status -> write(batch));
    }

    private void storeAndFail(AuthEvent... settled) {
        EventBatch batch = batch(settled);
        sink.prepare(batch);
        assertThatThrownBy(() -> transaction.executeWithoutResult(status -> {
            write(batch);
            throw new IllegalStateException("after the rows");
        })).hasMessage("after the rows");
    }

    private void write(EventBatch batch) {
        for (CsvSheet sheet : sink.sheets(batch)) {
            Map<String, Object> length = sink.append(sheet, rows(sheet));
            assertThat(sql.update("UPDATE csv_file SET length = ? WHERE collector = ? AND path = ?",
                length.get("length"), length.get("collector"), length.get("path"))).isEqualTo(1);
        }
        sink.force();
    }

    private byte[] rows(CsvSheet sheet) {
        CsvMarshaller marshaller = ((CsvRows) sinks.beans().get("csvRows")).create(CSVFormat.RFC4180, null);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            marshaller.marshal(null, sheet, out);
        } catch (Exception e) {
            throw new AssertionError(e);
        }
        return out.toByteArray();
    }

    /** Leaves rows in the file as a process does that is killed before its commit. */
    private void dieWhileStoring(String file, String rows) throws IOException {
        Files.writeString(folder.resolve(file), rows, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    private List<String> lines(String file) throws IOException {
        return new ArrayList<>(Files.readAllLines(folder.resolve(file)));
    }
}
