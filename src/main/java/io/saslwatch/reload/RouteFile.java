package io.saslwatch.reload;

import io.saslwatch.reload.RouteFacts.Fact;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.camel.CamelContext;
import org.apache.camel.NamedNode;
import org.apache.camel.RoutesBuilder;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.builder.RouteConfigurationBuilder;
import org.apache.camel.model.ProcessorDefinition;
import org.apache.camel.model.RouteConfigurationDefinition;
import org.apache.camel.model.RouteDefinition;
import org.apache.camel.model.RouteTemplateDefinition;
import org.apache.camel.model.RoutesDefinition;
import org.apache.camel.model.TemplatedRouteDefinition;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;

/**
 * A route file as Camel understands it, not yet added to any context.
 *
 * @param name           within the folder of the routes
 * @param collection     its routes, with what the file says for all of them
 * @param templates      its route templates
 * @param templated      routes that it makes of templates, of any file
 * @param configurations what goes for all routes
 */
record RouteFile(String name, RoutesDefinition collection, List<RouteTemplateDefinition> templates,
                 List<TemplatedRouteDefinition> templated, List<RouteConfigurationDefinition> configurations) {

    /**
     * Reads a file.
     *
     * @param camel    whose loader and registry are used; objects that the file defines are bound there
     * @param location shown in Camel's messages
     * @throws Exception what Camel says about YAML that it does not understand
     */
    static RouteFile parse(CamelContext camel, String name, String location, String text) throws Exception {
        RoutesDefinition routes = new RoutesDefinition();
        routes.setCamelContext(camel);
        List<RouteTemplateDefinition> templates = new ArrayList<>();
        List<TemplatedRouteDefinition> templated = new ArrayList<>();
        List<RouteConfigurationDefinition> configurations = new ArrayList<>();
        for (RoutesBuilder each : PluginHelper.getRoutesLoader(camel)
                .findRoutesBuilders(List.of(ResourceHelper.fromString(location, text)))) {
            RouteBuilder builder = (RouteBuilder) each;
            builder.setCamelContext(camel);
            if (builder instanceof RouteConfigurationBuilder configuring) {
                configuring.getRouteConfigurationCollection().setCamelContext(camel);
                configuring.configuration();
                configurations.addAll(configuring.getRouteConfigurationCollection().getRouteConfigurations());
            }
            routes = builder.configureRoutes(camel);
            templates.addAll(builder.getRouteTemplateCollection().getRouteTemplates());
            templated.addAll(builder.getTemplatedRouteCollection().getTemplatedRoutes());
        }
        return new RouteFile(name, routes, templates, templated, configurations);
    }

    /** Its routes. */
    List<RouteDefinition> routes() {
        return collection.getRoutes();
    }

    /** Its routes, with what goes for all routes of the context; to be called when that is complete. */
    List<RouteDefinition> prepared() {
        routes().forEach(collection::prepareRoute);
        return routes();
    }

    /** What other files depend on. */
    RouteFacts facts() {
        return new RouteFacts(routes().stream().map(RouteFile::fact).toList(),
            templates.stream().map(template -> fact(template.getId(), template.getRoute(), template.getLineNumber())).toList(),
            templated.stream().map(TemplatedRouteDefinition::getRouteTemplateRef).toList(), !configurations.isEmpty());
    }

    private static Fact fact(RouteDefinition route) {
        return fact(route.hasCustomIdAssigned() ? route.getRouteId() : null, route, route.getLineNumber());
    }

    /** The same of a route that runs. */
    static Fact running(RouteDefinition route) {
        return fact(route.getRouteId(), route, route.getLineNumber());
    }

    private static Fact fact(String id, RouteDefinition route, int line) {
        Map<String, Integer> to = new LinkedHashMap<>();
        Map<String, Integer> ids = new LinkedHashMap<>();
        boolean[] any = new boolean[1];
        for (ProcessorDefinition<?> step : steps(route)) {
            if (step.getId() != null && step.hasCustomIdAssigned()) {
                ids.putIfAbsent(step.getId(), step.getLineNumber());
            }
            Calls calls = Calls.of(step);
            any[0] |= calls.any();
            calls.addresses().stream().map(RouteFacts::directName).filter(Objects::nonNull)
                .forEach(name -> to.putIfAbsent(name, step.getLineNumber()));
        }
        return new Fact(id, line, route.getInput() == null ? null : route.getInput().getUri(), to, any[0], ids);
    }

    /** Every step of a route, also those within other steps. */
    static List<ProcessorDefinition<?>> steps(RouteDefinition route) {
        List<ProcessorDefinition<?>> steps = new ArrayList<>();
        route.getOutputs().forEach(step -> collect(step, steps));
        return steps;
    }

    private static void collect(ProcessorDefinition<?> step, List<ProcessorDefinition<?>> steps) {
        steps.add(step);
        for (NamedNode child : step.getOutputs()) {
            if (child instanceof ProcessorDefinition<?> inner) {
                collect(inner, steps);
            }
        }
    }
}
