package io.saslwatch.enrich.geo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Properties;
import org.apache.camel.CamelContext;
import org.apache.camel.ServiceStatus;
import org.apache.camel.builder.AdviceWith;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The route that ships. */
class GeoUpdateRouteTest {

    @TempDir
    private Path folder;

    private CamelContext route(GeoUpdates updates, boolean enabled) throws Exception {
        CamelContext camel = new DefaultCamelContext();
        camel.getRegistry().bind("geoUpdates", updates);
        Properties properties = new Properties();
        properties.setProperty("saslwatch.enrich.geo.update.enabled", String.valueOf(enabled));
        camel.getPropertiesComponent().setInitialProperties(properties);
        PluginHelper.getRoutesLoader(camel)
            .loadRoutes(ResourceHelper.resolveResource(camel, "file:routes/3-enrich/geo-update.camel.yaml"));
        return camel;
    }

    private GeoUpdates updates(LocalHttp server) {
        return new GeoUpdates(new UpdateOptions(folder, UpdateOptions.items(server.url("/country.mmdb")), 1 << 20,
            Duration.ofSeconds(5), Duration.ofSeconds(10), "", Duration.ofDays(7)), GeoEvents.NONE, new HandClock());
    }

    @Test
    void downloadsWhenSwitchedOn() throws Exception {
        byte[] file = MmdbFile.of("country", Instant.parse("2026-11-18T03:00:00Z"))
            .put("192.0.2.0/24", Map.of("country_code", "NL")).bytes();
        try (LocalHttp server = new LocalHttp().answer((exchange, asked) -> LocalHttp.ok(exchange, file));
                CamelContext camel = route(updates(server), true)) {
            AdviceWith.adviceWith(camel, "geo-update", advice -> advice.replaceFromWith("timer:at-once?delay=0&period=1h"));
            camel.start();

            await().atMost(Duration.ofSeconds(20)).until(() -> Files.exists(folder.resolve("country.mmdb")));
        }
    }

    @Test
    void doesNotRunUnlessSwitchedOn() throws Exception {
        try (LocalHttp server = new LocalHttp(); CamelContext camel = route(updates(server), false)) {
            camel.start();

            assertThat(camel.getRouteController().getRouteStatus("geo-update")).isEqualTo(ServiceStatus.Stopped);
            assertThat(server.asked()).isEmpty();
        }
    }
}
