package io.saslwatch.reload;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.apache.camel.CamelContext;
import org.apache.camel.model.TemplatedRouteDefinition;

/**
 * Routes that files make of templates ({@code templatedRoute}). Such a route does not tell its file once it runs, so the
 * texts are asked.
 *
 * @param gone ids of those that run and shall not any more, or shall be made anew
 * @param come those to be made
 */
record MadeRoutes(Set<String> gone, List<TemplatedRouteDefinition> come) {

    private static final String WORD = "templatedRoute";

    /**
     * What an exchange of files means for them.
     *
     * @param files     names of the files that are exchanged
     * @param templates ids of the templates that are exchanged
     * @param loaded    whether a file is loaded at all
     */
    static MadeRoutes of(CamelContext camel, Snapshot before, Snapshot version, Set<String> files, Set<String> templates,
                         Predicate<String> loaded) throws Exception {
        Set<String> gone = new HashSet<>();
        for (TemplatedRouteDefinition route : touched(camel, before, files, templates, name -> true)) {
            gone.add(route.getRouteId());
        }
        List<TemplatedRouteDefinition> come = touched(camel, version, files, templates, loaded);
        come.forEach(route -> gone.add(route.getRouteId()));
        return new MadeRoutes(gone, come);
    }

    private static List<TemplatedRouteDefinition> touched(CamelContext camel, Snapshot version, Set<String> files,
            Set<String> templates, Predicate<String> loaded) throws Exception {
        List<TemplatedRouteDefinition> touched = new ArrayList<>();
        for (String name : version.routeFiles()) {
            String text = version.files().get(name);
            if (text.contains(WORD) && loaded.test(name)) {
                RouteFile.parse(camel, name, "file:" + name, text).templated().stream()
                    .filter(route -> files.contains(name) || templates.contains(route.getRouteTemplateRef()))
                    .forEach(touched::add);
            }
        }
        return touched;
    }
}
