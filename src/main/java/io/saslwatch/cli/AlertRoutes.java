package io.saslwatch.cli;

import io.saslwatch.config.AlertSettings;
import io.saslwatch.config.Config;
import io.saslwatch.config.Setting;
import java.util.Comparator;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.model.TemplatedRouteDefinition;

/** Makes a route of the shipped template of each sink that the settings put in force. */
final class AlertRoutes extends RouteBuilder {

    private final Config config;

    AlertRoutes(Config config) {
        this.config = config;
    }

    @Override
    public void configure() {
        AlertSettings.SWITCHES.entrySet().stream()
            .filter(sink -> !config.text(sink.getValue()).isEmpty() && !config.text(sink.getValue()).equals("false"))
            .map(java.util.Map.Entry::getKey).sorted(Comparator.naturalOrder()).forEach(this::sink);
    }

    private void sink(String name) {
        String prefix = "saslwatch.alert." + name + ".";
        TemplatedRouteDefinition route = templatedRoute("sink-" + name).routeId("sink-" + name).prefixId("sink-" + name + "-")
            .parameter("sink", name)
            .parameter("rules", config.text(AlertSettings.RULES))
            .parameter("cooldown", config.text(AlertSettings.COOLDOWN))
            .parameter("attempts", config.text(AlertSettings.ATTEMPTS))
            .parameter("backoff", config.text(AlertSettings.BACKOFF));
        for (Setting setting : AlertSettings.ALL) {
            if (setting.key().startsWith(prefix) && !setting.equals(AlertSettings.SCREEN)) {
                route.parameter(setting.key().substring(prefix.length()), config.text(setting));
            }
        }
    }
}
