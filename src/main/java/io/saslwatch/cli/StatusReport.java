package io.saslwatch.cli;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.saslwatch.config.Config;
import io.saslwatch.config.StoreFile;
import io.saslwatch.config.StoreSettings;
import io.saslwatch.enrich.geo.GeoEvents;
import io.saslwatch.enrich.geo.PlaceLookups;
import io.saslwatch.enrich.geo.SourceStatus;
import io.saslwatch.store.StoreReader;
import io.saslwatch.store.StoreStatus;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Optional;
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
        Optional<JsonObject> service = AskService.status(config);
        report.service(config, service);
        report.store(config, service.map(said -> said.<JsonObject>getMap("sources")).orElse(new JsonObject()),
            service.map(said -> Instant.parse(said.getString("started"))).orElse(null));
        report.geo(config);
        report.all.put("warnings", report.warnings);
        return report.all;
    }

    private void service(Config config, Optional<JsonObject> service) {
        all.put("runs", service.isPresent());
        if (service.isEmpty()) {
            all.put("service", "none runs: nothing answers" + AskService.place(config).map(place -> " at " + place)
                .orElse(", because saslwatch.manage.port is 0"));
            return;
        }
        JsonObject said = service.get();
        Collection<Object> routes = said.getCollection("routes");
        long started = routes.stream().filter(route -> "started".equals(((JsonObject) route).getString("state"))).count();
        all.put("service", "runs since " + said.getString("started") + ", process " + said.get("process") + ", " + started + " of "
            + routes.size() + " routes");
        all.put("since", said.get("started"));
        all.put("process", said.get("process"));
        all.put("routes_started", started);
        all.put("routes", routes.size());
        said.getCollection("problems").forEach(problem -> warnings.add("an edit is not in force: "
            + String.valueOf(problem).replaceAll("\\s+", " ")));
        said.getCollection("restart").forEach(key -> warnings.add("needs a restart: " + key));
    }

    private void store(Config config, JsonObject live, Instant started) {
        String url = config.text(StoreSettings.URL);
        all.put("store", url.startsWith(StoreFile.PREFIX) ? url : url.replaceAll("(//)[^/@]*@", "$1").replaceAll("\\?.*", ""));
        all.put("store_bytes", StoreFile.of(config).map(StatusReport::bytes).orElse(null));
        JsonArray sources = new JsonArray();
        all.put("sources", sources);
        all.put("deliveries_waiting", new JsonObject());
        try (StoreReader reader = OpenStore.reader(config)) {
            StoreStatus status = new StoreStatus(reader.dataSource());
            status.sources().forEach(source -> sources.add(source(source, live, started)));
            all.put("deliveries_waiting", new JsonObject(status.waiting()));
        } catch (RuntimeException unusable) {
            warnings.add("the store cannot be looked at: " + Causes.text(unusable));
        }
    }

    private static JsonObject source(StoreStatus.Source source, JsonObject live, Instant started) {
        JsonObject told = new JsonObject();
        told.put("source", source.source());
        told.put("collector", source.collector());
        told.put("path", source.path());
        told.put("position", source.position());
        told.put("read", source.read().toString());
        told.put("last_event", source.lastEvent() == null ? null : source.lastEvent().toString());
        JsonObject now = live.getMap(source.source());
        told.put("lag", now == null ? null : now.get("lag"));
        if (now != null && now.get("lines") instanceof Number lines && started != null) {
            double minutes = Math.max(1, Duration.between(started, Instant.now()).toSeconds()) / 60.0;
            told.put("lines_a_minute", Math.round(lines.longValue() / minutes * 10) / 10.0);
        }
        return told;
    }

    private static long bytes(Path file) {
        long bytes = 0;
        for (String part : new String[] {"", "-wal"}) {
            try {
                bytes += Files.size(Path.of(file + part));
            } catch (IOException none) {
                // it is not there yet
            }
        }
        return bytes;
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
