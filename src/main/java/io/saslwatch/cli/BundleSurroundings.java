package io.saslwatch.cli;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.saslwatch.config.AlertSettings;
import io.saslwatch.config.Config;
import io.saslwatch.config.DetectSettings;
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
        bundle.beans().forEach(beans::bind);
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
        Map<Setting, String> shipped = new HashMap<>();
        DetectSettings.ALL.forEach(setting -> shipped.put(setting, setting.standard()));
        RuleFolder rules = RuleFolder.in(folder);
        return new Detectors(() -> rules, store.dataSource(), store.detection(), store.alerts(),
            DetectOptions.of(config.with(shipped)), events, new SimpleMeterRegistry(), InstantSource.system(), () -> { }).beans();
    }

    @Override
    public String hide(String text) {
        return AlertSinks.masks(config).masked(text);
    }
}
