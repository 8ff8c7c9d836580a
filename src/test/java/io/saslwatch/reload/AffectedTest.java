package io.saslwatch.reload;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AffectedTest {

    private static final String NAME = "7-report/mine.camel.yaml";

    @ParameterizedTest
    @ValueSource(strings = {"{{my.key}}", "{{?my.key}}", "{{my.key:1h}}", "{{ my.key }}"})
    void aSettingIsSeenHoweverARouteNamesIt(String named) {
        Snapshot version = new Snapshot(Map.of(NAME, "period: \"" + named + "\""));

        assertThat(Affected.files(version, version, Set.of("my.key"))).containsExactly(NAME);
    }

    @Test
    void aSettingWhoseNameIsOnlyAPartIsNotMeant() {
        Snapshot version = new Snapshot(Map.of(NAME, "period: \"{{my.key.else}} {{of.my.key}}\""));

        assertThat(Affected.files(version, version, Set.of("my.key"))).isEmpty();
    }

    @Test
    void aChangedObjectReachesTheRoutesThatMayNameIt() {
        Snapshot before = new Snapshot(Map.of("0-common/objects.camel.yaml", "- beans:\n  - name: one\n", NAME, "- route:\n"));
        Snapshot after = new Snapshot(Map.of("0-common/objects.camel.yaml", "- beans:\n  - name: two\n", NAME, "- route:\n"));

        assertThat(Affected.files(before, after, Set.of())).contains(NAME);
    }
}
