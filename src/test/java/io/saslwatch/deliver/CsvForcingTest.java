package io.saslwatch.deliver;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CsvForcingTest {

    @TempDir
    private Path folder;

    private final CsvForcing forcing = new CsvForcing();

    @AfterEach
    void close() {
        forcing.close();
    }

    @Test
    void aFileThatCannotBeBroughtToDiskFailsTheCommitAndNoLaterOne() {
        // Linux refuses to bring a device without storage to disk
        CsvFile nowhere = CsvFile.open(Path.of("/dev/null"), 0);
        CsvFile real = CsvFile.open(folder.resolve("events.csv"), 0);
        nowhere.append("a\r\n".getBytes(StandardCharsets.US_ASCII));
        real.append("a\r\n".getBytes(StandardCharsets.US_ASCII));
        forcing.begin(real);
        forcing.begin(nowhere);

        assertThatThrownBy(forcing::await).isInstanceOf(CsvException.class).hasMessageContaining("/dev/null")
            .hasMessageContaining("cannot be brought to disk");

        forcing.finish();
        nowhere.close();
        forcing.begin(real);
        assertThatCode(forcing::await).doesNotThrowAnyException();
        real.close();
    }
}
