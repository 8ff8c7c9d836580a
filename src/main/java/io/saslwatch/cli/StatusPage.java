package io.saslwatch.cli;

import io.micrometer.core.instrument.MeterRegistry;
import io.saslwatch.cli.Management.Answer;
import io.saslwatch.reload.ReloadState;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.apache.camel.CamelContext;
import org.apache.camel.Route;
import org.apache.camel.util.json.JsonArray;
import org.apache.camel.util.json.JsonObject;

/** What {@code saslwatch status} and {@code saslwatch routes list} ask the running service: the page {@code /status}. */
final class StatusPage {

    /** Where it is served. */
    static final String PATH = "/status";

    private final CamelContext camel;
    private final MeterRegistry meters;
    private final Supplier<ReloadState> reload;
    private final Instant started;

    /** @param started when the service was */
    StatusPage(CamelContext camel, MeterRegistry meters, Supplier<ReloadState> reload, Instant started) {
        this.camel = camel;
        this.meters = meters;
        this.reload = reload;
        this.started = started;
    }

    /** The state now. */
    Answer answer() {
        JsonObject all = new JsonObject();
        all.put("started", started.toString());
        all.put("process", ProcessHandle.current().pid());
        all.put("routes", routes());
        ReloadState state = reload.get();
        all.put("applied", state.applied() == null ? null : state.applied().toString());
        all.put("pending", new JsonArray(state.pending()));
        all.put("problems", new JsonArray(state.problems().stream().map(Object::toString).toList()));
        all.put("restart", new JsonArray(state.restart()));
        Map<String, JsonObject> sources = new TreeMap<>();
        meter(sources, "saslwatch.read.lines", "lines");
        meter(sources, "saslwatch.read.lag.bytes", "lag");
        all.put("sources", new JsonObject(sources));
        return new Answer(200, "application/json", all.toJson() + "\n");
    }

    private JsonArray routes() {
        JsonArray routes = new JsonArray();
        for (Route route : camel.getRoutes()) {
            JsonObject each = new JsonObject();
            each.put("id", route.getRouteId());
            each.put("state", camel.getRouteController().getRouteStatus(route.getRouteId()).name().toLowerCase(java.util.Locale.ROOT));
            each.put("since", Instant.now().minusMillis(route.getUptimeMillis()).toString());
            each.put("description", route.getDescription());
            routes.add(each);
        }
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
