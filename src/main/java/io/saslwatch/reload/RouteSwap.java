package io.saslwatch.reload;

import io.saslwatch.reload.RouteFacts.Fact;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.camel.ServiceStatus;
import org.apache.camel.model.ModelCamelContext;
import org.apache.camel.model.RouteDefinition;
import org.apache.camel.model.RouteTemplateDefinition;
import org.apache.camel.model.TemplatedRouteDefinition;

/**
 * Exchanges the routes of some files in the context that runs. What leads to them pauses and what is under way arrives
 * first, so no batch meets a route that is half there. For one thread.
 */
final class RouteSwap {

    private final ModelCamelContext camel;
    private final Path folder;
    private final Set<String> held = new LinkedHashSet<>();

    /** @param folder from which the routes run */
    RouteSwap(ModelCamelContext camel, Path folder) {
        this.camel = camel;
        this.folder = folder;
    }

    /**
     * Takes the routes of some files out and puts those of a version in.
     *
     * @param out    names of files whose routes run and shall not any more
     * @param in     names of files of the version whose routes shall run
     * @param before what runs
     * @param around makes the routes of templates
     * @throws Exception when a route cannot be made or started; then some of them are missing
     */
    void swap(Collection<String> out, Collection<String> in, Snapshot before, Snapshot version, Surroundings around)
            throws Exception {
        Set<String> files = new HashSet<>(out);
        files.addAll(in);
        Set<String> templates = new HashSet<>();
        camel.getRouteTemplateDefinitions().stream().filter(template -> from(template.getLocation(), files))
            .forEach(template -> templates.add(template.getId()));
        List<RouteFile> fresh = new ArrayList<>();
        for (String name : in) {
            RouteFile file = RouteFile.parse(camel, name, "file:" + folder.resolve(name), version.files().get(name));
            file.templates().forEach(template -> templates.add(template.getId()));
            fresh.add(file);
        }
        List<TemplatedRouteDefinition> made = new ArrayList<>(around.templated().stream()
            .filter(route -> templates.contains(route.getRouteTemplateRef())).toList());
        Set<String> ids = made.stream().map(TemplatedRouteDefinition::getRouteId).collect(Collectors.toSet());
        MadeRoutes ofFiles = MadeRoutes.of(camel, before, version, files, templates, around::isLoaded);
        made.addAll(ofFiles.come());
        ids.addAll(ofFiles.gone());
        List<RouteDefinition> old = camel.getRouteDefinitions().stream()
            .filter(route -> ids.contains(route.getRouteId()) || from(route.getInput().getLocation(), files)).toList();
        Exception failure = null;
        try {
            pause(old);
            remove(old, files);
            if (in.containsAll(version.routeFiles().stream().filter(around::isLoaded).toList())) {
                // a configuration does not tell its file; all of them come again
                camel.getRouteConfigurationDefinitions().clear();
            }
            add(fresh, made);
        } catch (Exception failed) {
            failure = failed;
        }
        Exception kept = resume();
        if (failure == null) {
            failure = kept;
        } else if (kept != null) {
            failure.addSuppressed(kept);
        }
        if (failure != null) {
            throw failure;
        }
    }

    /** Starts again what was paused, each whatever becomes of the others; why one cannot start, null when all do. */
    Exception resume() {
        Exception failure = null;
        for (String id : List.copyOf(held)) {
            try {
                if (camel.getRoute(id) != null) {
                    camel.getRouteController().startRoute(id);
                }
                held.remove(id);
            } catch (Exception cannotStart) {
                failure = cannotStart;
            }
        }
        return failure;
    }

    private void pause(List<RouteDefinition> exchanged) throws Exception {
        List<Fact> running = camel.getRouteDefinitions().stream().map(RouteFile::running).toList();
        Set<String> ids = exchanged.stream().map(RouteDefinition::getRouteId).collect(Collectors.toSet());
        for (String id : Upstream.of(running, ids)) {
            if (camel.getRouteController().getRouteStatus(id) == ServiceStatus.Started) {
                held.add(id);
                camel.getRouteController().stopRoute(id);
            }
        }
    }

    private void remove(List<RouteDefinition> old, Set<String> files) throws Exception {
        // where messages begin first, so that what is under way still finds the rest
        List<RouteDefinition> ordered = old.stream().sorted(Comparator.comparing(RouteSwap::isCalled)).toList();
        for (RouteDefinition route : ordered) {
            camel.getRouteController().stopRoute(route.getRouteId());
        }
        for (RouteDefinition route : ordered) {
            camel.removeRouteDefinition(route);
        }
        for (RouteTemplateDefinition template : List.copyOf(camel.getRouteTemplateDefinitions())) {
            if (from(template.getLocation(), files)) {
                camel.removeRouteTemplateDefinition(template);
            }
        }
    }

    private void add(List<RouteFile> fresh, List<TemplatedRouteDefinition> made) throws Exception {
        for (RouteFile file : fresh) {
            camel.addRouteConfigurations(file.configurations());
            camel.addRouteTemplateDefinitions(file.templates());
        }
        List<RouteDefinition> routes = new ArrayList<>();
        fresh.forEach(file -> routes.addAll(file.prepared()));
        routes.sort(Comparator.comparing(RouteSwap::isCalled).reversed());
        for (RouteDefinition route : routes) {
            camel.addRouteDefinition(route);
        }
        for (TemplatedRouteDefinition route : made) {
            camel.addRouteFromTemplatedRoute(route);
        }
    }

    private static boolean isCalled(RouteDefinition route) {
        return RouteFacts.directName(route.getInput().getUri()) != null;
    }

    private boolean from(String location, Set<String> files) {
        return location != null && files.stream().anyMatch(name -> location.equals("file:" + folder.resolve(name))
            || location.endsWith("/" + folder.getFileName() + "/" + name));
    }
}
