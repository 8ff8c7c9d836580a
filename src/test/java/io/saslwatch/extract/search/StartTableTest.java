package io.saslwatch.extract.search;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StartTableTest {

    private final StartTable table = new StartTable(List.of("warning: ", "warn", "*: client=", "*:end"));

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', value = {
        "warning: x     | 3", "warning:       | 2", "war            | 0", "\"\"          | 0", "4BPg: client=x | 4",
        "\": client=x\" | 0", "a b: client=x  | 0", "4BPg: clientx  | 0", "a:end          | 8", "\"a:end x\"   | 8",
        "aaa:en         | 0"})
    void findsTheTextsThatAMessageStartsWith(String message, long found) {
        byte[] bytes = message.getBytes(UTF_8);

        assertThat(table.find(bytes, 0, bytes.length)).isEqualTo(found);
    }
}
