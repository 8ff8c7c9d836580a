package io.saslwatch.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.saslwatch.config.Config;
import io.saslwatch.config.ConfigLoader;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Addresses of stores are understood as their drivers do. */
class StoreAddressTest {

    @TempDir
    private Path home;

    private Config config(String url) {
        return new ConfigLoader(home).commandLine(Map.of("saslwatch.store.url", url)).load().config();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", value = {
        "jdbc:sqlite:data/x.db|-",
        "jdbc:postgresql:x|localhost:5432",
        "jdbc:postgresql:///x|localhost:5432",
        "jdbc:postgresql://h/x?ssl=true|h:5432",
        "jdbc:postgresql://a:1,b/x|a:1 b:5432",
        "jdbc:mariadb://h/x|h:3306",
        "jdbc:mariadb:sequential://a,b:3/x|a:3306 b:3",
        "jdbc:mariadb://[::1]:5/x|::1:5",
        "jdbc:mariadb:///x?localSocket=/run/db.sock|-"})
    void tellsWhereTheDatabaseIs(String url, String servers) {
        assertThat(StoreAddress.of(config(url)).servers()).extracting(server -> server.host() + ":" + server.port())
            .containsExactly(servers == null ? new String[0] : servers.split(" "));
    }

    @ParameterizedTest
    @ValueSource(strings = {"jdbc:sqlserver://h/x", "nonsense", "jdbc:sqlite:", "jdbc:sqlite::memory:",
        "jdbc:postgresql://h:99999/x", "jdbc:postgresql://h:99999999999/x", "jdbc:postgresql://u:s3cr3t@h:1/x",
        "jdbc:mariadb://u:s3cr3t@127.0.0.1:1/x", "jdbc:mariadb://h:99999/x", "jdbc:mariadb://h:99999999999/x",
        "jdbc:mariadb:///x", "jdbc:mariadb:nonsense"})
    void refusesWhatNoDriverCanUseAndSaysWhatToWrite(String url) {
        assertThatThrownBy(() -> StoreAddress.of(config(url))).isInstanceOf(StoreException.class)
            .hasMessageContaining("saslwatch.store.url").hasMessageContaining(". Write ").hasMessageNotContaining("s3cr3t");
    }
}
