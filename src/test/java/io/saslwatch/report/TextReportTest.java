package io.saslwatch.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class TextReportTest {

    @Test
    void beginsWithWhatDeservesALook() {
        assertThat(TextReport.of(Days.usual()).lines().limit(6)).containsExactly(
            "Logins to the mail server on 2026-11-20", "=======================================", "",
            "* high: carol@example.org: 130 failures and 1 success(es) from 203.0.113.9 (BR).",
            "  A guessed password, or its owner's old device?",
            "* medium: 1 open alert(s) of high severity: takeover carol@example.org.");
    }

    @Test
    void tellsEverySection() {
        assertThat(TextReport.of(Days.usual())).contains("\nAttempts\n", "\nAlerts\n", "\nDeliveries of these alerts\n",
            "\nSuccesses from new places\n", "\nMost failures\n", "\nUsers with most attempts\n", "\nCountries\n",
            "\nNetworks\n", "\nNames of the addresses (reverse DNS)\n", "\nHours\n", "\nLogs\n", "\nData\n",
            "Failures    1 905         610    640", "AS64511 Far Away", "Unmatched", "Lost", "66.8 MiB", "And 3 more.");
    }

    @Test
    void staysInShapeWhateverAttackersCallThemselves() {
        String wide = "\u7ba1\u7406\u54e1".repeat(40);
        for (String hostile : List.of("x".repeat(5_000), wide, "a\nb\r\u001b[31mred\u0007", "\u202egnp.exe",
            "e\u0301\u0301\u0301\u0301".repeat(60), "\ud83d\ude00".repeat(90), "", "| a | b |", "a b ".repeat(400))) {
            String text = TextReport.of(Days.of(hostile, hostile));

            assertThat(text.lines()).as(hostile).allSatisfy(line -> assertThat(Shown.width(line)).isLessThanOrEqualTo(80));
            assertThat(text.replace("\n", "")).doesNotContainPattern("[\\p{Cc}\\p{Cf}]");
            assertThat(text.lines().filter(line -> line.contains("203.0.113.9") && line.endsWith("130")))
                .as("the row of most failures").hasSize(1);
        }
    }

    @Test
    void keepsColumnsInLineBesideWideCharacters() {
        String text = TextReport.of(Days.of("\u7ba1\u7406\u54e1", "host.example.org"));

        List<String> rows = text.lines().dropWhile(line -> !line.equals("Users with most attempts")).skip(2).limit(3)
            .toList();
        assertThat(rows).containsExactly("User    Successes  Failures  Addresses",
            "\u7ba1\u7406\u54e1          3       130          2", "ann            57         3          4");
    }

    @Test
    void numbersOfAJsonReportAreNumbersAndWhatIsNotKnownIsNull() {
        assertThat(JsonReport.of(Days.of("a\"b\n", null))).contains("\"day\" : \"2026-11-20\"",
            "\"from_figures\" : true", "\"failures\" : 1905", "\"user\" : \"a\\\"b\\n\"", "\"unparsed\" : null",
            "\"severity\" : \"high\"", "\"possibly_lost\" : null");
    }
}
