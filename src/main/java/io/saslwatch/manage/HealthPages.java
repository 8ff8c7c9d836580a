package io.saslwatch.manage;

import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.saslwatch.manage.Management.Answer;
import java.util.List;
import org.apache.camel.util.json.JsonArray;
import org.apache.camel.util.json.JsonObject;

/** The pages of a service that was started: its health and its metrics. */
public final class HealthPages {

    private final Health health;

    /** Of this service. */
    public HealthPages(Health health) {
        this.health = health;
    }

    /** Adds the pages to what answered while it started. */
    public void serve(Management management, PrometheusMeterRegistry meters) {
        management.page("/started", () -> Answer.json(200, "{\"status\":\"UP\"}"));
        management.page("/ready", this::ready);
        management.page("/metrics", () -> new Answer(200, "text/plain; version=0.0.4", meters.scrape()));
    }

    /** Up when every check is: 200, else 503; with what each check says. */
    Answer ready() {
        List<Health.Result> results = health.now();
        boolean up = results.stream().allMatch(Health.Result::up);
        JsonObject all = new JsonObject();
        all.put("status", up ? "UP" : "DOWN");
        all.put("checks", checks(results));
        return Answer.json(up ? 200 : 503, all.toJson());
    }

    /** The checks as they are shown. */
    static JsonArray checks(List<Health.Result> results) {
        JsonArray checks = new JsonArray();
        for (Health.Result result : results) {
            JsonObject check = new JsonObject();
            check.put("name", result.name());
            check.put("status", result.up() ? "UP" : "DOWN");
            if (!result.message().isEmpty()) {
                check.put("message", result.message());
            }
            checks.add(check);
        }
        return checks;
    }
}
