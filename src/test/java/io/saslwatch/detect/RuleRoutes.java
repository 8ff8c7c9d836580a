package io.saslwatch.detect;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.saslwatch.config.AllSettings;
import io.saslwatch.config.Problem;
import io.saslwatch.event.Alert;
import io.saslwatch.event.Alerts;
import io.saslwatch.event.Finding;
import io.saslwatch.store.Store;
import io.saslwatch.store.StoreEvents;
import io.saslwatch.store.Stores;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.apache.camel.Exchange;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;

/** The routes of detection that ship, around a temporary store. */
public final class RuleRoutes implements AutoCloseable, DetectEvents {

    /** Long after every sample. */
    static final Instant CLOCK = Instant.parse("2027-06-01T00:00:00Z");
    static final Exemptions NONE = new Exemptions(24, 64, Set.of(), Set.of(), List.of(), List.of(), Set.of());

    private final DefaultCamelContext camel = new DefaultCamelContext();
    private final Store store;
    private final boolean owned;
    private final RuleFolder rules;
    private final SampleStore events;
    final List<String> told = new ArrayList<>();
    private Runnable woken = () -> { };
    private Instant now = CLOCK;
    final SimpleMeterRegistry meters = new SimpleMeterRegistry();

    public RuleRoutes() throws Exception {
        this(Path.of("routes/5-detect"), NONE, Map.of());
    }

    RuleRoutes(Path folder, Exemptions exempt, Map<String, String> settings) throws Exception {
        this(temporary(), true, folder, exempt, settings, alerts -> alerts);
    }

    /** Around a store that the caller closes. */
    public RuleRoutes(Store store) throws Exception {
        this(store, false, Path.of("routes/5-detect"), NONE, Map.of(), alerts -> alerts);
    }

    /** The rules that ship on a store of their own, with something around the alerts. */
    public static RuleRoutes watched(UnaryOperator<Alerts> around) throws Exception {
        return new RuleRoutes(temporary(), true, Path.of("routes/5-detect"), NONE, Map.of(), around);
    }

    /** The rules' names. */
    public List<String> rules() {
        return rules.rules();
    }

    static Store temporary() {
        Store store = new Stores(InstantSource.fixed(CLOCK), StoreEvents.logging()).temporary("test", ZoneOffset.UTC);
        store.addIndexes();
        return store;
    }

    RuleRoutes(Store store, boolean owned, Path folder, Exemptions exempt, Map<String, String> settings,
               UnaryOperator<Alerts> around) throws Exception {
        InstantSource clock = () -> now;
        this.store = store;
        this.owned = owned;
        events = new SampleStore(store.dataSource());
        DetectOptions options = new DetectOptions(Duration.ofMinutes(10), Duration.ofDays(10_000), exempt);
        store.beans().forEach(camel.getRegistry()::bind);
        rules = new RuleFolder(folder);
        new Detectors(() -> rules, store.dataSource(), store.detection(), around.apply(store.alerts()), options, this, meters, clock,
            () -> woken.run()).beans().forEach(camel.getRegistry()::bind);
        Properties properties = new Properties();
        AllSettings.LIST.forEach(setting -> properties.setProperty(setting.key(), setting.standard()));
        properties.setProperty("saslwatch.detect.enabled", "false");
        properties.putAll(settings);
        camel.getPropertiesComponent().setInitialProperties(properties);
        List<String> files = new ArrayList<>(rules.rules());
        files.addAll(List.of("alert", "detect", "catch-up"));
        for (String file : files) {
            PluginHelper.getRoutesLoader(camel)
                .loadRoutes(ResourceHelper.resolveResource(camel, "file:" + folder.resolve(file + ".camel.yaml")));
        }
        camel.start();
    }

    /** Stores events without letting the rules look. */
    public RuleRoutes add(List<SampleEvent> more) {
        events.add(more);
        return this;
    }

    /** Lets time pass for rules that are judged by the clock. */
    RuleRoutes forward(Duration time) {
        now = now.plus(time);
        return this;
    }

    /** Runs this whenever alerts were committed. */
    public RuleRoutes onAlerts(Runnable wake) {
        woken = wake;
        return this;
    }

    /** Lets the rules look at all that they have not seen. */
    public RuleRoutes look() {
        return look("");
    }

    /** Lets one rule look. */
    public RuleRoutes look(String rule) {
        Exchange exchange = camel.createProducerTemplate().request("direct:catch-up",
            sent -> sent.getIn().setBody(rule));
        if (exchange.getException() != null) {
            throw new AssertionError(exchange.getException());
        }
        return this;
    }

    List<Finding> found(String rule) {
        return store.alerts().all().stream().map(Alert::finding).filter(found -> found.rule().equals(rule)).toList();
    }

    /** What is wrong with the samples beside the rules, run on this store. */
    public List<Problem> samples() {
        return new SampleRun(Path.of("routes/5-detect"), events, store.alerts(), this::look).check();
    }

    public List<String> told() {
        return told;
    }

    public List<Alert> alerts() {
        return store.alerts().all();
    }

    public Store store() {
        return store;
    }

    @Override
    public void ruleFailed(String rule, String cause) {
        told.add(rule + " fails: " + cause);
    }

    @Override
    public void ruleWorksAgain(String rule) {
        told.add(rule + " works");
    }

    @Override
    public void storeFailed(String cause) {
        told.add("store: " + cause);
    }

    @Override
    public void close() {
        camel.stop();
        if (owned) {
            store.close();
        }
    }
}
