package io.saslwatch.deliver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.saslwatch.event.AddressFacts;
import io.saslwatch.event.AddressPlace;
import io.saslwatch.event.AuthEvent;
import io.saslwatch.event.EventId;
import io.saslwatch.event.NameStatus;
import io.saslwatch.event.Outcome;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CsvRowEditorTest {

    private static final String IP = "2001:db8::7";
    private static final AddressFacts KNOWN =
        new AddressFacts("host.example.net", NameStatus.OK, AddressPlace.UNKNOWN);

    @ParameterizedTest
    @EnumSource(NameStatus.class)
    void putsANameWhereNobodyWithAuthorityHadAnswered(NameStatus status) throws IOException {
        AddressFacts before = new AddressFacts(status == NameStatus.OK ? "old.example.net" : null, status,
            AddressPlace.UNKNOWN);
        String text = row("bob", IP, before);

        boolean open = status.isPassing() || status == NameStatus.OFF;
        assertThat(edited(text)).isEqualTo(open ? row("bob", IP, KNOWN) : text);
    }

    @Test
    void leavesEverythingElseAsItIs() throws IOException {
        String text = FullLayout.single("x", stream -> null).header() + "\r\n"
            + row(IP + ",,,,,,,", "192.0.2.7", AddressFacts.UNKNOWN)
            + "a row of an older version," + IP + ",,,,,,,,,," + IP + ",,,\r\n"
            + "/log,1,1,0,k,t,h,d,s,o,1,u," + IP + ",,,,,timeout\r\n"
            + "note of somebody\n\n";

        assertThat(edited(text)).isEqualTo(text);
    }

    @Test
    void isNotMisledByWhatAttackersWriteIntoTheirNames() throws IOException {
        String hostile = "a\",\"" + IP + "\",\r\n,'=x\u0000\u00e9";
        String text = row(hostile, "192.0.2.7", AddressFacts.UNKNOWN) + row(hostile, IP, AddressFacts.UNKNOWN);

        assertThat(edited(text)).isEqualTo(row(hostile, "192.0.2.7", AddressFacts.UNKNOWN) + row(hostile, IP, KNOWN));
    }

    @Test
    void copiesOnlyWhatIsCommittedAndRefusesAFileThatIsShorter() throws IOException {
        String text = row("bob", IP, AddressFacts.UNKNOWN);
        byte[] bytes = (text + "rubbish").getBytes(StandardCharsets.UTF_8);
        ByteArrayOutputStream out = new ByteArrayOutputStream();

        assertThat(new CsvRowEditor(Map.of(IP, KNOWN)).copy(new ByteArrayInputStream(bytes), out, text.length()))
            .isEqualTo(1);
        assertThat(out.toString(StandardCharsets.UTF_8)).isEqualTo(row("bob", IP, KNOWN));
        assertThatThrownBy(() -> new CsvRowEditor(Map.of(IP, KNOWN)).copy(new ByteArrayInputStream(bytes), out, 9_999))
            .isInstanceOf(IOException.class);
    }

    @Test
    void changesTheSameRowsAsAnotherReaderOfTheFormatWould() throws IOException {
        long seed = 11;
        Random random = new Random(seed);
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 3_000; i++) {
            String user = random.ints(random.nextInt(90), 0x20, 0x17F).mapToObj(c -> random.nextInt(5) == 0 ? "\""
                : random.nextInt(5) == 0 ? "," : Character.toString(c)).reduce("", String::concat);
            text.append(row(user, random.nextBoolean() ? IP : "192.0.2.7", AddressFacts.UNKNOWN));
        }
        List<CSVRecord> before = CSVFormat.RFC4180.parse(new StringReader(text.toString())).getRecords();
        List<CSVRecord> after = CSVFormat.RFC4180.parse(new StringReader(edited(text.toString()))).getRecords();

        assertThat(after).as("seed %d", seed).hasSameSizeAs(before);
        for (int i = 0; i < before.size(); i++) {
            boolean ours = before.get(i).get(FullLayout.IP).equals(IP);
            for (int cell = 0; cell < before.get(i).size(); cell++) {
                String expected = !ours || cell != FullLayout.NAME && cell != FullLayout.NAME + 1
                    ? before.get(i).get(cell) : cell == FullLayout.NAME ? "host.example.net" : "ok";
                assertThat(after.get(i).get(cell)).as("seed %d row %d cell %d", seed, i, cell).isEqualTo(expected);
            }
        }
    }

    private static String row(String user, String ip, AddressFacts facts) {
        CsvLine line = new CsvLine(',');
        FullLayout.single("x", stream -> "/var/log/mail.log").write(new AuthEvent(new EventId(1, "k1", 0, 0), 1, 1, null,
            Instant.parse("2026-11-20T12:00:00Z"), "mx1", "postfix", "smtp", Outcome.FAILURE, 1, user, ip, null, "PLAIN",
            null, null, null, 0), facts, line);
        return new String(line.take(), StandardCharsets.UTF_8);
    }

    private static String edited(String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        new CsvRowEditor(Map.of(IP, KNOWN)).copy(new ByteArrayInputStream(bytes), out, bytes.length);
        return out.toString(StandardCharsets.UTF_8);
    }
}
