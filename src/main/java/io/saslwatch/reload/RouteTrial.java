package io.saslwatch.reload;

import io.saslwatch.config.Problem;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.apache.camel.NoSuchEndpointException;
import org.apache.camel.component.sql.SqlEndpoint;
import org.apache.camel.model.EndpointRequiredDefinition;
import org.apache.camel.model.ProcessorDefinition;
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
    private final List<SqlCheck.Inline> statements = new ArrayList<>();
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

    /** The statements within the routes that were made. */
    List<SqlCheck.Inline> statements() {
        return statements;
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
            if (fileOf(route) == null) {
                problems.add(new Problem(folder.toString(), "there is no template '" + route.getRouteTemplateRef() + "'",
                    "settings make the route '" + route.getRouteId() + "' of it", "restore its file"));
            } else {
                made(route, names);
            }
        }
        for (TemplatedRouteDefinition route : around.samples()) {
            made(route, names);
        }
        return problems;
    }

    private void make(RouteFile read) {
        String name = read.name();
        List<Problem> found = texts.check(file.apply(name), version.files().get(name), !read.templates().isEmpty());
        boolean known = found.isEmpty();
        read.routes().forEach(route -> endpoints(name, route, found));
        found.removeIf(each -> !known && isUnknownKey(each.why()));
        boolean right = found.isEmpty();
        problems.addAll(found);
        for (RouteDefinition route : read.prepared()) {
            try {
                if (!right) {
                    throw new IllegalStateException("its endpoints are wrong");
                }
                trial.add(route);
            } catch (Exception wrong) {
                steps(name, route, right ? wrong : null);
            }
        }
        templated(read);
    }

    /** @param wrong why the route cannot be made; null when something else is known to be wrong with it */
    private void steps(String name, RouteDefinition route, Exception wrong) {
        int before = problems.size();
        String what = "the route '" + route.getRouteId() + "' cannot be made";
        for (StepTrial.Fault fault : new StepTrial(trial).faults(route)) {
            boolean told = wrong == null && (!Calls.of(fault.step()).addresses().isEmpty()
                || fault.step() instanceof EndpointRequiredDefinition || isUnknownKey(reason(fault.why())));
            if (!told) {
                problem(name, line(name, fault), what, fault.why());
            }
        }
        if (wrong != null && problems.size() == before) {
            ProcessorDefinition<?> step = StepTrial.named(route, wrong);
            problem(name, step == null ? route.getLineNumber() : step.getLineNumber(), what, wrong);
        }
    }

    private static boolean isUnknownKey(String reason) {
        return reason.startsWith("Property with key");
    }

    private int line(String name, StepTrial.Fault fault) {
        String text = fault.expression() == null || fault.expression().getExpression() == null ? ""
            : fault.expression().getExpression().lines().findFirst().orElse("").strip();
        return line(name, fault.line(), text);
    }

    /** The first line from one on that has this text; that one when there is none. */
    private int line(String name, int first, String text) {
        String[] lines = version.files().get(name).split("\n", -1);
        for (int i = Math.max(0, first - 1); i < lines.length && !text.isEmpty(); i++) {
            if (!lines[i].stripLeading().startsWith("#") && lines[i].contains(text)) {
                return i + 1;
            }
        }
        return Math.max(1, first);
    }

    private void templated(RouteFile read) {
        if (!around.isLoaded(read.name())) {
            // its values may come from an environment that is not there yet
            return;
        }
        for (TemplatedRouteDefinition route : read.templated()) {
            if (fileOf(route) == null) {
                problems.add(new Problem(file.apply(read.name()), "there is no template '" + route.getRouteTemplateRef() + "'",
                    "the route '" + route.getRouteId() + "' is to be made of it", "correct its name, or restore its file"));
            } else if (route.getRouteId() == null) {
                problems.add(new Problem(file.apply(read.name()), "a 'templatedRoute' has no routeId",
                    "by that it is found again when it is edited", "give it one"));
            } else {
                made(route, read.name());
            }
        }
    }

    private void endpoints(String name, RouteDefinition route, List<Problem> found) {
        endpoint(name, route.getInput().getUri(), route.getInput().getLineNumber(), found);
        RouteFile.steps(route).forEach(step -> {
            List<String> calls = Calls.of(step).addresses();
            if (calls.isEmpty() && step instanceof EndpointRequiredDefinition call && !(step instanceof ToDynamicDefinition)) {
                calls = List.of(call.getEndpointUri());
            }
            calls.forEach(uri -> endpoint(name, uri, step.getLineNumber(), found));
        });
    }

    private void endpoint(String name, String uri, int line, List<Problem> found) {
        String place = file.apply(name) + ":" + Math.max(1, line);
        try {
            if (trial.camel().getEndpoint(uri) instanceof SqlEndpoint sql
                    && sql.getDataSource() == trial.camel().getRegistry().lookupByName(SqlCheck.DATABASE)) {
                statements.add(new SqlCheck.Inline(place, sql.getQuery()));
            }
        } catch (Exception wrong) {
            // options may hold long texts and secrets
            String scheme = uri.split("[:?]", 2)[0];
            String why = wrong instanceof NoSuchEndpointException ? "no component is called " + scheme : reason(wrong);
            String exact = file.apply(name) + ":" + line(name, line, CamelWords.blamed(why));
            found.add(new Problem(exact, around.hide("the endpoint '" + scheme + "' is wrong"), why, "correct its name or options"));
        }
    }

    /** The name of the file that holds a route's template; null when none does. */
    private String fileOf(TemplatedRouteDefinition route) {
        return parsed.values().stream().filter(each -> each.templates().stream()
            .anyMatch(one -> route.getRouteTemplateRef().equals(one.getId()))).map(RouteFile::name).findFirst().orElse(null);
    }

    private void made(TemplatedRouteDefinition route, Collection<String> names) {
        String from = fileOf(route);
        if (from != null && names.contains(from)) {
            made(route, from);
        }
    }

    private void made(TemplatedRouteDefinition route, String blamed) {
        try {
            trial.add(route);
        } catch (Exception wrong) {
            problem(blamed, 1, "the route '" + route.getRouteId() + "' cannot be made of its template", wrong);
        }
    }

    private void problem(String name, int line, String what, Exception wrong) {
        String why = reason(wrong);
        problems.add(new Problem(file.apply(name) + ":" + line(name, line, CamelWords.blamed(why)), around.hide(what), why,
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
