package io.saslwatch.enrich.dns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.saslwatch.config.Config;
import io.saslwatch.config.ConfigLoader;
import io.saslwatch.config.NameSettings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NameOptionsTest {

    @TempDir
    Path home;

    private Config config() {
        return new ConfigLoader(home).load().config();
    }

    @Test
    void theDefaultsFitEachOther() {
        NameOptions options = NameOptions.of(config());
        assertThat(options.enabled()).isTrue();
        assertThat(options.servers()).isEmpty();
        assertThat(options.inFlight()).isEqualTo(256);
        assertThat(options.timeout()).isEqualTo(Duration.ofSeconds(1));
        assertThat(options.retries()).isEqualTo(3);
        assertThat(options.confirm()).isFalse();
    }

    @Test
    void serversAreAddressesWithOrWithoutPorts() {
        assertThat(ServerList.of("192.0.2.53, 192.0.2.54:5353,2001:db8::53, [2001:db8::54], [::1]:53053,192.0.2.53"))
            .extracting(server -> server.getAddress().getHostAddress() + " " + server.getPort())
            .containsExactly("192.0.2.53 53", "192.0.2.54 5353", "2001:db8:0:0:0:0:0:53 53",
                "2001:db8:0:0:0:0:0:54 53", "0:0:0:0:0:0:0:1 53053");
        assertThat(ServerList.of(" ")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"dns.example.org", "192.0.2.53:0", "192.0.2.53:65536", "192.0.2", "300.1.1.1",
        "2001:db8::zz", "[2001:db8::53", "192.0.2.53 192.0.2.54", "1:2:3"})
    void whatIsNoAddressIsRefusedWithTheNextStep(String server) {
        assertThatThrownBy(() -> NameOptions.of(config().with(Map.of(NameSettings.SERVERS, server))))
            .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("saslwatch.enrich.names.servers")
            .hasMessageContaining("'" + server + "'").hasMessageContaining("Write addresses");
    }

    @ParameterizedTest
    @CsvSource({"in-flight,0", "in-flight,5000", "in-flight,99999999999", "timeout,0s", "timeout,2m", "retries,21",
        "min-ttl,2d", "retry-first,0s", "retry-first,7h"})
    void valuesThatCannotBeAreRefusedByName(String key, String value) {
        String name = "saslwatch.enrich.names." + key;
        assertThatThrownBy(() -> NameOptions.of(config().with(Map.of(NameSettings.ALL.stream()
            .filter(setting -> setting.key().equals(name)).findFirst().orElseThrow(), value))))
            .isInstanceOf(IllegalArgumentException.class).hasMessageContaining(name)
            .hasMessageContaining("Write a value");
    }
}
