package io.saslwatch.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CsvNamesTest {

    @Test
    void aNameThatIsSetMayBeTheOneThatItHasAnyway() {
        Config config = new ConfigLoader(Path.of("")).commandLine(Map.of("saslwatch.csv.file", "events.csv")).load().config();

        assertThat(CsvNames.single(config)).containsExactlyInAnyOrder("events.csv", "maillogsentinel.csv");
    }
}
