package io.saslwatch.cli;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.saslwatch.config.AlertSettings;
import io.saslwatch.config.Config;
import io.saslwatch.config.ExtractSettings;
import io.saslwatch.config.NameSettings;
import io.saslwatch.config.ReadSettings;
import io.saslwatch.config.ReportSettings;
import io.saslwatch.config.RunSettings;
import io.saslwatch.config.StoreSettings;
import io.saslwatch.config.TlsSettings;
import io.saslwatch.deliver.CsvSinks;
import io.saslwatch.deliver.outbox.OutboxWake;
import io.saslwatch.detect.DetectEvents;
import io.saslwatch.detect.DetectOptions;
import io.saslwatch.detect.Detectors;
import io.saslwatch.detect.RuleFolder;
import io.saslwatch.event.AuthEvent;
import io.saslwatch.event.StreamRef;
import io.saslwatch.extract.LineTimes;
import io.saslwatch.extract.flow.Extractions;
import io.saslwatch.extract.format.Format;
import io.saslwatch.extract.format.Formats;
import io.saslwatch.extract.join.JoinLimits;
import io.saslwatch.read.JournalReader;
import io.saslwatch.read.LineClock;
import io.saslwatch.read.LogReaders;
import io.saslwatch.read.ReadEvents;
import io.saslwatch.read.ReadMeters;
import io.saslwatch.read.ReadProgress;
import io.saslwatch.store.Store;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Function;
import org.apache.camel.model.ModelCamelContext;

/** The routes of a folder with all that they name, in one Camel context. */
final class Bundle implements AutoCloseable {

    private final RoutesMain main = new RoutesMain();
    private final Path routes;
    private final Enrichment enrichment;
    private final CsvSinks csv;
    private final ReadProgress progress = new ReadProgress();
    private final BundleReaders readers;
    private final OutboxWake wake = new OutboxWake();
    private final MeterRegistry meters;
    private final Map<String, Object> beans = new HashMap<>();
    private final AtomicReference<List<Format>> formatsInUse;
    private final AtomicReference<RuleFolder> rulesInUse;
    private final Store store;

    /**
     * Puts the parts together; nothing runs yet.
     *
     * @param config  all settings
     * @param formats what to look for; refused when something is wrong with it
     * @param store   open, and closed by the caller after this
     * @param lasting whether the store outlives the process
     * @param events  who is told what happens while reading
     * @param found   is told of new events, before they are stored
     * @param leftOut patterns of the route files that are not loaded, besides those that the settings leave out
     */
    Bundle(Config config, Formats formats, Store store, boolean lasting, ReadEvents events, Consumer<List<AuthEvent>> found,
           List<String> leftOut) {
        this(config, formats, store, lasting, events, found, leftOut, new SimpleMeterRegistry());
    }

    /** The same, counting into a registry of the caller's. */
    Bundle(Config config, Formats formats, Store store, boolean lasting, ReadEvents events, Consumer<List<AuthEvent>> found,
           List<String> leftOut, MeterRegistry meters) {
        this.meters = meters;
        routes = config.path(RunSettings.ROUTES);
        if (!Files.isDirectory(routes)) {
            throw Refusal.usage("there is no folder of routes at " + routes + ": correct " + RunSettings.ROUTES.key());
        }
        Function<StreamRef, ZoneId> zones = stream -> config.zone(ExtractSettings.ZONE_OF_STAMPS, stream.source());
        if (!formats.problems().isEmpty()) {
            throw Refusal.problems(formats.problems());
        }
        this.store = store;
        formatsInUse = new AtomicReference<>(formats.formats());
        rulesInUse = new AtomicReference<>(RuleFolder.in(routes));
        enrichment = new Enrichment(config, meters);
        csv = CsvOutput.open(config, store, lasting, enrichment.asksForNames());

        bind("meterRegistry", meters);
        bind("positions", store.positions());
        bind("readEvents", events);
        bind("readProgress", progress);
        LineTimes times = new LineTimes(zones);
        LineClock lineClock = times::epochMicros;
        bind("lineClock", lineClock);
        readers = new BundleReaders(config, new LogReaders(store.positions(), events, new ReadMeters(meters), progress, lineClock,
            InstantSource.system()));
        readers.beans().forEach(this::bind);
        bind("extraction", new Extractions(formatsInUse::get, zones,
            limits(config), store.extractionState(), lasting, meters, found));
        store.beans().forEach(this::bind);
        enrichment.enrichers().beans().forEach(this::bind);
        csv.beans().forEach(this::bind);
        AlertSinks.check(config);
        AlertSinks.beans(config, store, wake).forEach(this::bind);
        if (!leftOut.contains(ReadOnce.RULES)) {
            bindDetection(config);
        }
        if (leftOut.isEmpty()) {
            bind("geoUpdates", GeoParts.updates(config));
            bind("dailyMail", MailParts.daily(config, store.dataSource()));
        }
        if (!config.text(ReportSettings.TO).isEmpty() || !config.text(AlertSettings.RULES).isEmpty()) {
            // loads the classes of a mail client, which a scan can do without
            bind("mailSender", MailParts.sender(config));
        }

        Properties properties = new Properties();
        properties.putAll(placeholders(config, routes));
        main.setOverrideProperties(properties);
        main.setPropertyPlaceholderLocations("false");
        main.configure().withName("saslwatch");
        main.configure().withRoutesIncludePattern("file:" + routes + "/**/*.camel.yaml");
        main.configure().withRoutesExcludePattern(new RouteChoice(config).excluded(leftOut));
        if (!config.text(AlertSettings.RULES).isEmpty()) {
            main.configure().addRoutesBuilder(new AlertRoutes(config));
        }
        main.configure().withJmxEnabled(false);
        main.configure().withShutdownTimeout(8);
        main.configure().withShutdownLogInflightExchangesOnTimeout(false);
    }

    private void bind(String name, Object bean) {
        beans.put(name, bean);
        main.bind(name, bean);
    }

    /** The objects that routes name. */
    Map<String, Object> beans() {
        return Map.copyOf(beans);
    }

    /** The values of placeholders, for routes in a folder. */
    Map<String, String> placeholders(Config config, Path folder) {
        Map<String, String> values = new HashMap<>(config.placeholders());
        values.put(StoreSettings.SQL.key(), (config.text(StoreSettings.SQL).isEmpty()
            ? folder.resolve("4-store/sql") : config.path(StoreSettings.SQL)).toString());
        values.put(ReadSettings.INBOX_FOLDER.key(), config.path(ReadSettings.INBOX_FOLDER).toString());
        values.put(TlsSettings.TRUST.key(), MailParts.trust(config));
        values.put(NameSettings.ENABLED.key(), String.valueOf(enrichment.asksForNames()));
        values.put(StoreSettings.DIALECT, store.dialect().folder());
        return values;
    }

    private void bindDetection(Config config) {
        try {
            new Detectors(rulesInUse::get, store.dataSource(), store.detection(), store.alerts(), DetectOptions.of(config),
                DetectEvents.logging(), meters, InstantSource.system(), wake::wake).beans().forEach(this::bind);
        } catch (IllegalArgumentException wrong) {
            throw Refusal.usage(wrong.getMessage());
        }
    }

    /** A reader that was not started, for trying the route that names it. */
    JournalReader idleJournal(Config config) {
        return readers.idleJournal(config);
    }

    /** How far lines are joined. */
    static JoinLimits limits(Config config) {
        return JoinLimits.of(config.duration(ExtractSettings.JOIN_WINDOW), config.duration(ExtractSettings.JOIN_DELAY),
            config.duration(ExtractSettings.JOIN_SESSION), (int) config.number(ExtractSettings.JOIN_LIMIT));
    }

    /** Starts all routes; refuses with the reason when one of them is wrong. */
    void start() {
        readers.begin();
        try {
            main.start();
        } catch (Exception wrong) {
            throw Refusal.failed("the routes cannot be started: " + Causes.text(wrong)
                + "; correct the file in the folder of routes that is named, or restore it");
        }
    }

    /** Makes all routes and what they name, but reads nothing; refuses like {@link #start}. */
    void load() {
        main.configure().withAutoStartup(false);
        start();
    }

    /** Starts the routes of detection of a bundle that was loaded. */
    void startDetection() {
        List<String> ids = new ArrayList<>(RuleFolder.in(routes).rules());
        ids.addAll(RuleFolder.SHARED);
        try {
            for (String id : ids) {
                main.getCamelContext().getRouteController().startRoute(id);
            }
        } catch (Exception wrong) {
            throw Refusal.failed("the rules cannot be started: " + Causes.text(wrong) + "; correct the file in 5-detect");
        }
    }

    /** Lets the rule of this name, or all when it is empty, look at all that they have not seen; returns when they have. */
    void detect(String rule) {
        try {
            main.getCamelTemplate().sendBody("direct:catch-up", rule);
        } catch (Exception wrong) {
            throw Refusal.failed("the rules cannot look: " + Causes.text(wrong));
        }
    }

    /** Whether some rule failed since the start. */
    boolean rulesFailed() {
        return meters.find("saslwatch.detect.failures").counters().stream().anyMatch(failed -> failed.count() > 0);
    }

    /** Waits until services that are asked for places have answered and that is stored; false when time is up before. */
    boolean awaitPlaces(Duration time) throws InterruptedException {
        return enrichment.awaitStored(time);
    }

    /** Where the routes run; after the start. */
    ModelCamelContext camel() {
        return (ModelCamelContext) main.getCamelContext();
    }

    /** From the next batch on these formats are looked for. */
    void use(List<Format> formats) {
        formatsInUse.set(List.copyOf(formats));
    }

    /** From the next run on these rules look, also at what was stored already. */
    void useRules(RuleFolder rules) {
        rulesInUse.set(rules);
        store.detection().lookAgain();
    }

    /** How far reading is. */
    ReadProgress progress() {
        return progress;
    }

    @Override
    public void close() {
        readers.end();
        main.stop();
        readers.close();
        enrichment.close();
        csv.close();
    }
}
