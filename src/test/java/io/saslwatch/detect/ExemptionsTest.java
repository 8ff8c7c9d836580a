package io.saslwatch.detect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.saslwatch.config.Config;
import io.saslwatch.config.ConfigLoader;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.JdbcTemplate;

/** What rules leave out, and which addresses are one net. */
class ExemptionsTest {

    @TempDir
    private Path folder;

    private Exemptions of(Map<String, String> settings) {
        Config config = new ConfigLoader(folder).commandLine(settings).load().config();
        return Exemptions.of(config);
    }

    private boolean exemptByName(String setting, String name) {
        return of(Map.of("saslwatch.detect.ignore.names", setting)).exempt("198.51.100.7", name, "FR", 64497L);
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
        .carrier.example,      p7.mobile.carrier.example,     true
        *.carrier.example,     p7.mobile.carrier.example,     true
        *carrier.example,      othercarrier.example,          true
        .carrier.example,      othercarrier.example,          false
        .carrier.example,      carrier.example.attacker.test, false
        .carrier.example,      carrier.example,               false
        mobile,                p7.mobile.carrier.example,     true
        MOBILE.Carrier,        P7.mobile.CARRIER.example,     true
        mobile,                p7.fixed.carrier.example,      false
        """)
    void partsOfNamesFitAnywhereAndWithADotOrStarInFrontAtTheEndOnly(String part, String name, boolean fits) {
        assertThat(exemptByName(part, name)).isEqualTo(fits);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", ",", " , ,", "*", " * "})
    void anEmptyEntryMatchesNothing(String entry) {
        assertThat(exemptByName(entry, "p7.mobile.carrier.example")).isFalse();
        assertThat(exemptByName(entry, "")).isFalse();
        assertThat(exemptByName(entry, null)).isFalse();
        if (!entry.contains("*")) {
            Exemptions none = of(Map.of("saslwatch.detect.ignore.countries", entry, "saslwatch.detect.ignore.asns", entry,
                "saslwatch.detect.ignore.networks", entry, "saslwatch.detect.ignore.users", entry));
            assertThat(none.exempt("198.51.100.7", "a.example", "", 0L)).isFalse();
            assertThat(none.users()).isEmpty();
        }
    }

    @Test
    void anAddressWithoutANameIsNeverLeftOutByOne() {
        assertThat(exemptByName("carrier", null)).isFalse();
    }

    @Test
    void netsAreAsLongAsTheSettingsSay() {
        Exemptions wide = of(Map.of("saslwatch.detect.net.ipv4", "16", "saslwatch.detect.net.ipv6", "48"));
        assertThat(wide.net("198.51.100.7")).isEqualTo("198.51.0.0/16");
        assertThat(wide.net("2001:db8:1:2:3::4")).isEqualTo("2001:db8:1::/48");
        Exemptions odd = of(Map.of("saslwatch.detect.net.ipv4", "27", "saslwatch.detect.net.ipv6", "57"));
        assertThat(odd.net("198.51.100.77")).isEqualTo("198.51.100.64/27");
        assertThat(odd.net("2001:db8:1:2ff::4")).isEqualTo(odd.net("2001:db8:1:280::")).endsWith("/57");
        assertThat(odd.net("2001:db8:1:2ff::4")).isNotEqualTo(odd.net("2001:db8:1:27f::"));
        Exemptions single = of(Map.of("saslwatch.detect.net.ipv4", "32", "saslwatch.detect.net.ipv6", "128"));
        assertThat(single.net("198.51.100.7")).isEqualTo("198.51.100.7/32");
        assertThat(single.net("2001:db8::1")).isEqualTo("2001:db8::1/128");
        assertThatThrownBy(() -> of(Map.of("saslwatch.detect.net.ipv4", "33")))
            .hasMessageContaining("saslwatch.detect.net.ipv4 is 33").hasMessageContaining("from 8 to 32");
    }

    @Test
    void rulesCountByThoseNetsAndLeaveThoseNamesOut() throws Exception {
        List<SampleEvent> events = List.of(
            RulesTest.event(Duration.ZERO, "alice", "192.0.2.1", "DE", 64496, true),
            RulesTest.event(Duration.ofMinutes(90), "alice", "198.51.100.7", "BR", 64511, true));
        for (String part : List.of(".carrier.example", "mobile", "*", "")) {
            Exemptions exempt = of(Map.of("saslwatch.detect.ignore.names", part));
            try (RuleRoutes rules = new RuleRoutes(Path.of("routes/5-detect"), exempt, Map.of())) {
                rules.add(events);
                new JdbcTemplate(rules.store().dataSource())
                    .update("UPDATE address SET name = 'p7.mobile.carrier.example' WHERE ip = '198.51.100.7'");
                rules.look("country-spread");
                assertThat(rules.found("country-spread")).as(part).hasSize(part.length() > 1 ? 0 : 1);
            }
        }
        Exemptions wide = new Exemptions(16, 32, Set.of(), Set.of(), List.of(), List.of(), Set.of());
        try (RuleRoutes rules = new RuleRoutes(Path.of("routes/5-detect"), wide, Map.of())) {
            for (int i = 0; i < 30; i++) {
                rules.add(List.of(RulesTest.event(Duration.ofSeconds(i), "bob", "203.0." + i + ".9", "VN", 65000, false),
                    RulesTest.event(Duration.ofSeconds(i), "bob", "2001:db8:" + i + "::9", "VN", 65000, false)));
            }
            rules.look("brute-force");
            assertThat(rules.found("brute-force")).extracting("subject")
                .containsExactlyInAnyOrder("203.0.0.0/16", "2001:db8::/32");
        }
    }
}
