package io.saslwatch.cli;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.saslwatch.config.AlertSettings;
import io.saslwatch.config.Config;
import io.saslwatch.config.DetectSettings;
import io.saslwatch.config.JournalSettings;
import io.saslwatch.config.MailSettings;
import io.saslwatch.config.Setting;
import io.saslwatch.config.StoreSettings;
import io.saslwatch.detect.DetectEvents;
import io.saslwatch.detect.DetectOptions;
import io.saslwatch.detect.Detectors;
import io.saslwatch.detect.RuleFolder;
import io.saslwatch.extract.format.Formats;
import io.saslwatch.reload.RouteTree;
import io.saslwatch.reload.Surroundings;
import io.saslwatch.store.Store;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.camel.model.TemplatedRouteDefinition;
import org.apache.camel.spi.BeanRepository;
import org.apache.camel.support.SimpleRegistry;

/** What the routes of a bundle name, with some settings. */
final class BundleSurroundings implements Surroundings {

    private final Bundle bundle;
    private final Config config;
    private final SimpleRegistry beans = new SimpleRegistry();

    BundleSurroundings(Bundle bundle, Config config) {
        this.bundle = bundle;
        this.config = config;
        Map<String, Object> named = new HashMap<>(bundle.beans());
        // of routes that settings leave out: they are checked all the same
        named.computeIfAbsent("mailSender", name -> MailParts.sender(shipped(MailSettings.ALL)));
        named.computeIfAbsent("journalReader", name -> bundle.idleJournal(shipped(JournalSettings.ALL)));
        named.forEach(beans::bind);
    }

    private Config shipped(List<Setting> settings) {
        Map<Setting, String> values = new HashMap<>();
        settings.forEach(setting -> values.put(setting, setting.standard()));
        return config.with(values);
    }

    @Override
    public BeanRepository beans() {
        return beans;
    }

    @Override
    public Map<String, String> placeholders(Path folder) {
        Map<String, String> values = bundle.placeholders(config, folder);
        values.put(StoreSettings.SQL.key(), folder.resolve(RouteTree.SQL).toString());
        return values;
    }

    @Override
    public boolean isLoaded(String name) {
        return new RouteChoice(config).isLoaded(name);
    }

    @Override
    public List<TemplatedRouteDefinition> templated() {
        if (config.text(AlertSettings.RULES).isEmpty()) {
            return List.of();
        }
        return routes(config);
    }

    @Override
    public List<TemplatedRouteDefinition> samples() {
        List<String> made = templated().stream().map(TemplatedRouteDefinition::getRouteId).toList();
        return routes(shipped(AlertSettings.ALL).with(Map.of(AlertSettings.MAIL_TO, "root@localhost",
            AlertSettings.WEBHOOK_URL, "http://localhost/", AlertSettings.EXEC_COMMAND, "/bin/true",
            AlertSettings.SYSLOG_TO, "udp:localhost:514", AlertSettings.CSV_FILE, "alerts.csv", AlertSettings.SCREEN, "true")))
            .stream().filter(route -> !made.contains(route.getRouteId())).toList();
    }

    private static List<TemplatedRouteDefinition> routes(Config config) {
        AlertRoutes routes = new AlertRoutes(config);
        routes.configure();
        return routes.getTemplatedRouteCollection().getTemplatedRoutes();
    }

    @Override
    public Formats formats(Path folder) {
        return FormatFiles.of(config, folder.resolve(RouteTree.FORMATS));
    }

    @Override
    public Store temporaryStore() {
        return OpenStore.temporary(config);
    }

    @Override
    public Map<String, Object> detection(Path folder, Store store, DetectEvents events) {
        RuleFolder rules = RuleFolder.in(folder);
        return new Detectors(() -> rules, store.dataSource(), store.detection(), store.alerts(),
            DetectOptions.of(shipped(DetectSettings.ALL)), events, new SimpleMeterRegistry(), InstantSource.system(), () -> { }).beans();
    }

    @Override
    public String hide(String text) {
        return AlertSinks.masks(config).masked(text);
    }
}
