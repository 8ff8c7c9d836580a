package io.saslwatch.cli;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.saslwatch.config.Config;
import io.saslwatch.config.StoreFile;
import io.saslwatch.config.StoreSettings;
import io.saslwatch.enrich.geo.GeoEvents;
import io.saslwatch.enrich.geo.PlaceLookups;
import io.saslwatch.enrich.geo.SourceStatus;
import io.saslwatch.manage.ServiceMeters;
import io.saslwatch.store.JdbcUrl;
import io.saslwatch.store.StoreReader;
import io.saslwatch.store.StoreStatus;
import java.util.Collection;
import org.apache.camel.util.json.JsonArray;
import org.apache.camel.util.json.JsonObject;

/** Puts together what the store, the files and the running service tell. */
final class StatusReport {

    private final JsonObject all = new JsonObject();
    private final JsonArray warnings = new JsonArray();

    private StatusReport() {
    }

    /** The state now; what cannot be found out is a warning. */
    static JsonObject of(Config config) {
        StatusReport report = new StatusReport();
        AskService.Answer answer = AskService.ask(config);
        report.all.put("runs", answer instanceof AskService.Answer.Said || answer instanceof AskService.Answer.Starting);
        JsonObject sources = new JsonObject();
        if (answer instanceof AskService.Answer.Said said) {
            report.service(said.state());
            sources = said.state().getMap("sources");
        } else {
            report.all.put("service", AskService.why(config, answer));
        }
        report.store(config, sources);
        report.geo(config);
        report.all.put("warnings", report.warnings);
        return report.all;
    }

    private void service(JsonObject said) {
        long runs = routes(said, "started");
        long off = routes(said, "off");
        all.put("service", "runs since " + said.getString("started") + ", process " + said.get("process") + ", " + runs
            + " routes run, " + off + " are switched off");
        all.put("since", said.get("started"));
        all.put("process", said.get("process"));
        all.put("routes_started", runs);
        all.put("routes", said.getCollection("routes").size());
        for (Object each : said.getCollection("checks")) {
            JsonObject check = (JsonObject) each;
            // the problems of an edit follow, all of them
            if ("DOWN".equals(check.get("status")) && (!"reload".equals(check.get("name")) || problems(said).isEmpty())) {
                warnings.add("not ready: " + check.get("name") + ": " + check.get("message"));
            }
        }
        problems(said).forEach(problem -> warnings.add("an edit is not in force: " + String.valueOf(problem).replaceAll("\\s+", " ")));
        said.getCollection("restart").forEach(key -> warnings.add("needs a restart: " + key));
    }

    private static Collection<Object> problems(JsonObject said) {
        return said.getCollection("problems");
    }

    private static long routes(JsonObject said, String state) {
        return said.getCollection("routes").stream().filter(route -> state.equals(((JsonObject) route).getString("state"))).count();
    }

    private void store(Config config, JsonObject live) {
        String url = config.text(StoreSettings.URL);
        all.put("store", JdbcUrl.masked(url));
        all.put("store_bytes", StoreFile.of(config).map(ServiceMeters::bytes).orElse(null));
        JsonArray sources = new JsonArray();
        all.put("sources", sources);
        all.put("deliveries_waiting", new JsonObject());
        try (StoreReader reader = OpenStore.reader(config)) {
            StoreStatus status = new StoreStatus(reader.dataSource());
            status.sources().forEach(source -> sources.add(source(source, live)));
            all.put("deliveries_waiting", new JsonObject(status.waiting()));
        } catch (RuntimeException unusable) {
            warnings.add("the store cannot be looked at: " + Causes.text(unusable));
        }
    }

    private static JsonObject source(StoreStatus.Source source, JsonObject live) {
        JsonObject told = new JsonObject();
        told.put("source", source.source());
        told.put("collector", source.collector());
        told.put("path", source.path());
        told.put("position", source.position());
        told.put("read", source.read().toString());
        told.put("last_event", source.lastEvent() == null ? null : source.lastEvent().toString());
        JsonObject now = live.getMap(source.source());
        told.put("lag", now == null ? null : now.get("lag"));
        told.put("lines_a_minute", now == null ? null : now.get("lines_a_minute"));
        return told;
    }

    private void geo(Config config) {
        JsonArray files = new JsonArray();
        try (PlaceLookups places = GeoParts.open(config, new SimpleMeterRegistry(), GeoEvents.NONE, late -> { })) {
            for (SourceStatus source : places.status()) {
                if (source.data() != null) {
                    files.add(source.source() + ", " + source.age().toDays() + " days old");
                }
                source.warnings().forEach(warning -> warnings.add(source.source() + ": " + warning));
            }
        } catch (RuntimeException unusable) {
            warnings.add("the geographic data cannot be looked at: " + Causes.text(unusable));
        }
        all.put("geo", files);
    }
}
