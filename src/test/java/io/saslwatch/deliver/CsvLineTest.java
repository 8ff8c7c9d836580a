package io.saslwatch.deliver;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CsvLineTest {

    @Test
    void writesWhatNeedsNoQuotingAsItIs() {
        assertThat(row(',', "bob@example.org", null, "", "a b")).isEqualTo("bob@example.org,,,a b\r\n");
    }

    @Test
    void quotesQuotesAndDelimiters() {
        assertThat(row(',', "a,b", "say \"hi\"", "x;y")).isEqualTo("\"a,b\",\"say \"\"hi\"\"\",x;y\r\n");
        assertThat(row(';', "a,b", "x;y")).isEqualTo("a,b;\"x;y\"\r\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"=1+1", "+1", "-1", "@SUM(A1)", "'quoted", "\uFF1Dcmd", "\uFF0B1", "\uFF0D1", "\uFF20x"})
    void takesTheLifeOutOfFormulas(String cell) {
        assertThat(row(',', cell)).isEqualTo("'" + cell + "\r\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\t=1", "\r=1", "\n=1", "a\r\nb", "a\u0000b", "a\u001b[31mb", "a\u0085b", "a\u2028b",
        "\u007f"})
    void replacesControlCharacters(String cell) {
        String written = row(',', cell);

        assertThat(written).endsWith("\r\n").contains("\uFFFD");
        assertThat(written.substring(0, written.length() - 2).codePoints())
            .noneMatch(c -> Character.isISOControl(c) || c == 0x2028);
        assertThat(written.codePointAt(0)).isNotEqualTo('=');
    }

    @ParameterizedTest
    @CsvSource({"=a, '''=a'", "''a, ''''a"})
    void canBeReadBackByTakingOneApostropheAway(String cell, String expected) {
        String written = row(',', cell).strip();
        assertThat(written.substring(1)).isEqualTo(cell);
        assertThat(written.charAt(0)).isEqualTo('\'');
    }

    @Test
    void writesIdsOfFurtherEventsOfALineWithTheirNumber() {
        CsvLine line = new CsvLine(',');
        line.id("k1", 70, 0);
        line.id("k1", 70, 2);
        line.number(0);
        line.end();

        assertThat(new String(line.take(), StandardCharsets.UTF_8)).isEqualTo("k1-70,k1-70.2,0\r\n");
        assertThat(line.take()).isEmpty();
    }

    @Test
    void isReadBackByAnotherImplementationOfTheFormat() throws IOException {
        long seed = 7;
        Random random = new Random(seed);
        for (int round = 0; round < 2_000; round++) {
            String[] cells = new String[3];
            for (int i = 0; i < cells.length; i++) {
                cells[i] = random.ints(random.nextInt(12), 0x20, 0x17F).filter(c -> !Character.isISOControl(c))
                    .mapToObj(c -> random.nextInt(4) == 0 ? "\"" : random.nextInt(4) == 0 ? "," : Character.toString(c))
                    .reduce("", String::concat);
            }
            List<CSVRecord> records = CSVFormat.RFC4180.parse(new StringReader(row(',', cells))).getRecords();
            assertThat(records).as("seed %d round %d", seed, round).hasSize(1);
            for (int i = 0; i < cells.length; i++) {
                String read = records.get(0).get(i);
                assertThat(read.startsWith("'") ? read.substring(1) : read).isEqualTo(cells[i]);
            }
        }
    }

    @Test
    void growsWithItsRows() {
        String cell = "\u20AC".repeat(100_000);

        assertThat(row(',', cell, "x")).isEqualTo(cell + ",x\r\n");
    }

    private static String row(char delimiter, String... cells) {
        CsvLine line = new CsvLine(delimiter);
        for (String cell : cells) {
            line.text(cell);
        }
        line.end();
        return new String(line.take(), StandardCharsets.UTF_8);
    }
}
