package io.saslwatch.reload;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.model.RouteDefinition;
import org.apache.camel.model.TemplatedRouteDefinition;
import org.apache.camel.spi.BeanRepository;
import org.apache.camel.support.DefaultRegistry;

/** A Camel context beside the one that runs: routes are made in it, with all that they name, and none is started. */
final class Trial implements AutoCloseable {

    private final DefaultCamelContext camel;

    /** @param folder of the version that is tried */
    Trial(Surroundings around, Path folder) throws Exception {
        this(around.placeholders(folder), false, around.beans());
    }

    /** @param runs whether routes are started */
    Trial(Map<String, String> placeholders, boolean runs, BeanRepository... beans) throws Exception {
        camel = new DefaultCamelContext(new DefaultRegistry(beans));
        camel.disableJMX();
        Properties properties = new Properties();
        properties.putAll(placeholders);
        camel.getPropertiesComponent().setOverrideProperties(properties);
        camel.setAutoStartup(runs);
        camel.getShutdownStrategy().setTimeout(2);
        camel.start();
    }

    DefaultCamelContext camel() {
        return camel;
    }

    /** Reads a file; see {@link RouteFile#parse}. */
    RouteFile parse(Path folder, String name, String text) throws Exception {
        return RouteFile.parse(camel, name, "file:" + folder.resolve(name), text);
    }

    /** Adds what goes for all routes, and templates. */
    void prepare(RouteFile file) throws Exception {
        camel.addRouteConfigurations(file.configurations());
        camel.addRouteTemplateDefinitions(file.templates());
    }

    /** Makes a route. */
    void add(RouteDefinition route) throws Exception {
        camel.addRouteDefinitions(List.of(route));
    }

    /** Makes a route of a template. */
    void add(TemplatedRouteDefinition route) throws Exception {
        camel.addRouteFromTemplatedRoute(route);
    }

    /** Takes a route out again, also one that could not be made. */
    void remove(RouteDefinition route) {
        try {
            camel.removeRouteDefinition(route);
        } catch (Exception halfMade) {
            // nothing of it was started
            camel.getRouteDefinitions().remove(route);
        }
    }

    @Override
    public void close() {
        camel.stop();
    }
}
