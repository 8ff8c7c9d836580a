package io.saslwatch.manage;

import io.micrometer.core.instrument.MeterRegistry;
import io.saslwatch.manage.Management.Answer;
import io.saslwatch.reload.ReloadState;
import java.time.Instant;
import java.util.Comparator;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.apache.camel.CamelContext;
import org.apache.camel.Route;
import org.apache.camel.ServiceStatus;
import org.apache.camel.util.json.JsonArray;
import org.apache.camel.util.json.JsonObject;

/** What {@code saslwatch status} and {@code saslwatch routes list} ask the running service: the page {@code /status}. */
public final class StatusPage {

    /** Where it is served. */
    public static final String PATH = "/status";
    /** By this a program knows that it asked no other one. */
    public static final String PROGRAM = "saslwatch";

    private final CamelContext camel;
    private final MeterRegistry meters;
    private final Supplier<ReloadState> reload;
    private final Health health;
    private final LineRate rate;
    private final Instant started;

    /**
     * @param reload  how what runs compares with the files
     * @param rate    how fast logs grow
     * @param started when the service was
     */
    public StatusPage(CamelContext camel, MeterRegistry meters, Supplier<ReloadState> reload, Health health, LineRate rate,
                      Instant started) {
        this.camel = camel;
        this.meters = meters;
        this.reload = reload;
        this.health = health;
        this.rate = rate;
        this.started = started;
    }

    /** What is said until the service has started. */
    static Answer starting() {
        JsonObject all = new JsonObject();
        all.put("program", PROGRAM);
        all.put("starting", true);
        return Answer.json(200, all.toJson());
    }

    /** The state now. */
    public Answer answer() {
        JsonObject all = new JsonObject();
        all.put("program", PROGRAM);
        all.put("started", started.toString());
        all.put("process", ProcessHandle.current().pid());
        all.put("routes", routes());
        all.put("checks", HealthPages.checks(health.now()));
        ReloadState state = reload.get();
        all.put("applied", state.applied() == null ? null : state.applied().toString());
        all.put("pending", new JsonArray(state.pending()));
        all.put("problems", new JsonArray(state.problems().stream().map(Object::toString).toList()));
        all.put("restart", new JsonArray(state.restart()));
        Map<String, JsonObject> sources = new TreeMap<>();
        meter(sources, "saslwatch.read.lines", "lines");
        meter(sources, "saslwatch.read.lag.bytes", "lag");
        sources.forEach((source, told) -> rate.perMinute(source).ifPresent(lines -> told.put("lines_a_minute", lines)));
        all.put("sources", new JsonObject(sources));
        return Answer.json(200, all.toJson());
    }

    private JsonArray routes() {
        JsonArray routes = new JsonArray();
        camel.getRoutes().stream().sorted(Comparator.comparing(Route::getRouteId)).forEach(route -> {
            JsonObject each = new JsonObject();
            boolean runs = camel.getRouteController().getRouteStatus(route.getRouteId()) == ServiceStatus.Started;
            each.put("id", route.getRouteId());
            each.put("state", runs ? "started" : HealthChecks.starts(camel, route) ? "stopped" : "off");
            each.put("since", runs ? Instant.now().minusMillis(route.getUptimeMillis()).toString() : null);
            each.put("description", route.getDescription());
            routes.add(each);
        });
        return routes;
    }

    private void meter(Map<String, JsonObject> sources, String meter, String field) {
        meters.find(meter).meters().forEach(each -> {
            String source = each.getId().getTag("source");
            if (source != null) {
                sources.computeIfAbsent(source, name -> new JsonObject())
                    .put(field, (long) each.measure().iterator().next().getValue());
            }
        });
    }
}
