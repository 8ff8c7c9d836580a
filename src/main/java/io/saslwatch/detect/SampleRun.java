package io.saslwatch.detect;

import io.saslwatch.config.Problem;
import io.saslwatch.event.Alert;
import io.saslwatch.event.Alerts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** Runs the samples beside the rules through their routes, on a store that is thrown away afterwards. */
public final class SampleRun {

    private final Path folder;
    private final SampleStore store;
    private final Alerts alerts;
    private final Consumer<String> look;
    private int cases;

    /**
     * @param folder of the rules; their samples are in its folder {@code samples}
     * @param look   lets the rule of this name, with {@code @} and the clock's time behind it, look at the store
     */
    public SampleRun(Path folder, SampleStore store, Alerts alerts, Consumer<String> look) {
        this.folder = folder;
        this.store = store;
        this.alerts = alerts;
        this.look = look;
    }

    /** What is wrong; empty when every rule has samples and finds what they say. */
    public List<Problem> check() {
        return check(new RuleFolder(folder).rules());
    }

    /** The same for some of the rules. */
    public List<Problem> check(Collection<String> rules) {
        List<Problem> problems = new ArrayList<>();
        for (String rule : rules) {
            Path file = folder.resolve("samples").resolve(rule + ".txt");
            if (!Files.isRegularFile(file)) {
                problems.add(new Problem(file.toString(), "the rule " + rule + " has no samples",
                    "there is no such file", "write a case that it must find and one that it must not"));
                continue;
            }
            try {
                for (SampleCase sample : SampleFile.read(file)) {
                    check(rule, sample, problems);
                }
            } catch (IOException | IllegalArgumentException wrong) {
                problems.add(new Problem(file.toString(), "the samples of the rule " + rule + " cannot be read",
                    wrong.getMessage(), "correct that line"));
            }
        }
        return problems;
    }

    /** How many cases were run. */
    public int cases() {
        return cases;
    }

    private void check(String rule, SampleCase sample, List<Problem> problems) {
        cases++;
        store.clear();
        store.add(sample.events());
        look.accept(sample.now() == null ? rule : rule + "@" + sample.now());
        Set<String> found = alerts.all().stream().map(Alert::finding)
            .filter(finding -> finding.rule().equals(rule))
            .map(finding -> finding.severity().word() + " " + finding.subject())
            .collect(Collectors.toCollection(TreeSet::new));
        if (!found.equals(sample.found())) {
            problems.add(new Problem(sample.place(), "the rule " + rule + " finds something else in '" + sample.title()
                + "'", "it finds " + words(found) + ", not " + words(sample.found()),
                "correct the rule or the sample"));
        }
    }

    private static String words(Set<String> found) {
        return found.isEmpty() ? "nothing" : String.join(", ", found);
    }
}
