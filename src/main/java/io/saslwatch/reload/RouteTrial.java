package io.saslwatch.reload;

import io.saslwatch.config.Problem;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.apache.camel.model.EndpointRequiredDefinition;
import org.apache.camel.model.RouteDefinition;
import org.apache.camel.model.TemplatedRouteDefinition;
import org.apache.camel.model.ToDynamicDefinition;

/** Makes the routes of some files aside, and tells what is wrong with them: all of it that can be told at once. */
final class RouteTrial implements AutoCloseable {

    private final Surroundings around;
    private final Path folder;
    private final Snapshot version;
    private final UnaryOperator<String> file;
    private final Trial trial;
    private final TextCheck texts;
    private final Map<String, RouteFile> parsed = new TreeMap<>();
    private final List<Problem> problems = new ArrayList<>();
    private boolean broken;

    /** @param file how a file is called in problems, by its name */
    RouteTrial(Surroundings around, Path folder, Snapshot version, UnaryOperator<String> file) throws Exception {
        this.around = around;
        this.folder = folder;
        this.version = version;
        this.file = file;
        this.trial = new Trial(around, folder);
        this.texts = new TextCheck(around.placeholders(folder));
    }

    /** Reads a file; what it holds is nothing when it cannot be understood, which is then a problem. */
    RouteFacts parse(String name) {
        String text = version.files().get(name);
        try {
            if (text.isBlank()) {
                throw new IllegalArgumentException("the file is empty");
            }
            RouteFile read = trial.parse(folder, name, text);
            parsed.put(name, read);
            return read.facts();
        } catch (Exception notUnderstood) {
            broken = true;
            problems.add(new Problem(file.apply(name) + ":" + CamelWords.line(notUnderstood).orElse(1),
                "the file cannot be read as routes", reason(notUnderstood), "correct the line, or restore the file"));
            return RouteFacts.NONE;
        }
    }

    /** Whether some file could not be read. */
    boolean isBroken() {
        return broken;
    }

    /** Makes the routes of these files, all of which were read, and those of templates in them. */
    List<Problem> make(Collection<String> names) {
        for (RouteFile each : parsed.values()) {
            try {
                trial.prepare(each);
            } catch (Exception wrong) {
                problem(each.name(), 1, "it cannot be used", wrong);
            }
        }
        for (String name : names) {
            RouteFile each = parsed.get(name);
            if (each != null) {
                make(each);
            }
        }
        for (TemplatedRouteDefinition route : around.templated()) {
            made(route, names);
        }
        return problems;
    }

    private void make(RouteFile read) {
        String name = read.name();
        List<Problem> found = texts.check(file.apply(name), version.files().get(name), !read.templates().isEmpty());
        if (found.isEmpty()) {
            read.routes().forEach(route -> endpoints(name, route, found));
        }
        problems.addAll(found);
        if (found.isEmpty()) {
            for (RouteDefinition route : read.prepared()) {
                try {
                    trial.add(route);
                } catch (Exception wrong) {
                    problem(name, route.getLineNumber(), "the route '" + route.getRouteId() + "' cannot be made", wrong);
                }
            }
        }
    }

    private void endpoints(String name, RouteDefinition route, List<Problem> found) {
        endpoint(name, route.getInput().getUri(), route.getInput().getLineNumber(), found);
        RouteFile.steps(route).forEach(step -> {
            if (step instanceof EndpointRequiredDefinition call && !(step instanceof ToDynamicDefinition)) {
                endpoint(name, call.getEndpointUri(), step.getLineNumber(), found);
            }
        });
    }

    private void endpoint(String name, String uri, int line, List<Problem> found) {
        try {
            trial.camel().getEndpoint(uri);
        } catch (Exception wrong) {
            String scheme = uri.contains(":") ? uri.substring(0, uri.indexOf(':')) : uri;
            found.add(new Problem(file.apply(name) + ":" + Math.max(1, line), "the endpoint '" + scheme + "' is wrong",
                reason(wrong), "correct its name or options"));
        }
    }

    private void made(TemplatedRouteDefinition route, Collection<String> names) {
        String template = route.getRouteTemplateRef();
        String from = parsed.values().stream().filter(each -> each.templates().stream()
            .anyMatch(one -> template.equals(one.getId()))).map(RouteFile::name).findFirst().orElse(null);
        if (from == null) {
            problems.add(new Problem(folder.toString(), "there is no template '" + template + "'",
                "settings make the route '" + route.getRouteId() + "' of it", "restore its file"));
        } else if (names.contains(from)) {
            try {
                trial.add(route);
            } catch (Exception wrong) {
                problem(from, 1, "the route '" + route.getRouteId() + "' cannot be made of its template", wrong);
            }
        }
    }

    private void problem(String name, int line, String what, Exception wrong) {
        problems.add(new Problem(file.apply(name) + ":" + Math.max(1, line), what, reason(wrong),
            "correct the file, or restore it"));
    }

    private String reason(Throwable failure) {
        return around.hide(CamelWords.reason(failure));
    }

    @Override
    public void close() {
        trial.close();
    }
}
