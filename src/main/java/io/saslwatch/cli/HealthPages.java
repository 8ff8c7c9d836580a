package io.saslwatch.cli;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.saslwatch.cli.Management.Answer;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.apache.camel.CamelContext;
import org.apache.camel.health.HealthCheck;
import org.apache.camel.health.HealthCheckRegistry;
import org.apache.camel.impl.health.AbstractHealthCheck;
import org.apache.camel.impl.health.DefaultHealthCheckRegistry;

/** The pages of a service that was started: its health through Camel's registry of checks, its metrics from Micrometer. */
final class HealthPages {

    private static final String JSON = "application/json";

    private final HealthCheckRegistry registry;

    /** Registers the checks with the context. */
    HealthPages(CamelContext camel, List<AbstractHealthCheck> checks) {
        registry = new DefaultHealthCheckRegistry(camel);
        registry.setEnabled(true);
        checks.forEach(check -> {
            check.setCamelContext(camel);
            registry.register(check);
        });
        camel.getCamelContextExtension().addContextPlugin(HealthCheckRegistry.class, registry);
    }

    /** Adds the pages to what answered while it started. */
    void serve(Management management, PrometheusMeterRegistry meters) {
        management.page("/started", () -> new Answer(200, JSON, "{\"status\":\"UP\"}\n"));
        management.page("/ready", this::ready);
        management.page("/metrics", () -> new Answer(200, "text/plain; version=0.0.4", meters.scrape()));
    }

    /** Up when every check is: 200, else 503; with what each check says. */
    Answer ready() {
        List<HealthCheck.Result> results = registry.stream().filter(HealthCheck::isReadiness)
            .map(check -> check.call(Map.of(HealthCheck.CHECK_KIND, HealthCheck.Kind.READINESS))).toList();
        boolean up = results.stream().allMatch(result -> result.getState() == HealthCheck.State.UP);
        return new Answer(up ? 200 : 503, JSON, text(up, results));
    }

    private static String text(boolean up, Collection<HealthCheck.Result> results) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = new JsonFactory().createGenerator(text)) {
            json.writeStartObject();
            json.writeStringField("status", up ? "UP" : "DOWN");
            json.writeArrayFieldStart("checks");
            for (HealthCheck.Result result : results) {
                json.writeStartObject();
                json.writeStringField("name", result.getCheck().getId());
                json.writeStringField("status", result.getState().name());
                if (result.getMessage().isPresent()) {
                    json.writeStringField("message", result.getMessage().get());
                }
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeEndObject();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return text.append('\n').toString();
    }
}
