package io.saslwatch.setup;

import io.saslwatch.config.ConfigLoader;
import io.saslwatch.config.Problem;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What the settings file says after setup. Stateless. */
final class Chosen {

    private Chosen() {
    }

    /** Keys and values: where the machine's folders are, what was answered, and what else is set there now. */
    static Map<String, String> settings(Answers answers, Map<String, String> now) {
        Map<String, String> all = new TreeMap<>(now);
        all.put("saslwatch.routes", Target.ROUTES);
        all.put("saslwatch.extract.formats", Target.ROUTES + "/2-extract/formats");
        keep(all, "saslwatch.store.url", "jdbc:sqlite:" + Target.STATE + "/saslwatch.db");
        keep(all, "saslwatch.reload.good", Target.STATE + "/routes.good");
        keep(all, "saslwatch.csv.folder", Target.STATE + "/csv");
        keep(all, "saslwatch.inbox.folder", Target.STATE + "/inbox");
        keep(all, "saslwatch.enrich.geo.folder", Target.STATE + "/geo");
        keep(all, "saslwatch.enrich.geo.files", Target.STATE + "/geo/user-country.mmdb," + Target.STATE
            + "/geo/origin-asn.mmdb");
        all.put("saslwatch.read.paths", answers.journal() ? "" : answers.to(Question.LOGS));
        if (answers.journal() || now.containsKey(Suggestions.JOURNAL)) {
            all.put(Suggestions.JOURNAL, String.valueOf(answers.journal()));
        }
        all.put("saslwatch.read.from", answers.to(Question.FROM));
        all.put("saslwatch.enrich.geo.update.enabled", String.valueOf(answers.yes(Question.GEO)));
        all.put("saslwatch.alert.mail.to", answers.to(Question.MAIL));
        if (!all.containsKey("saslwatch.report.to") || all.get("saslwatch.report.to").equals(now.get("saslwatch.alert.mail.to"))) {
            // both were one answer, and are again
            all.put("saslwatch.report.to", answers.to(Question.MAIL));
        }
        String smtp = answers.to(Question.SMTP);
        int colon = smtp.lastIndexOf(':');
        all.put("saslwatch.mail.smtp.host", smtp.substring(0, colon).replaceAll("[\\[\\]]", ""));
        all.put("saslwatch.mail.smtp.port", smtp.substring(colon + 1));
        return all;
    }

    /**
     * Refuses what the service would not start with.
     *
     * @throws IllegalArgumentException with all problems
     */
    static void check(Map<String, String> all) {
        List<Problem> problems = new ConfigLoader(Path.of(Target.STATE)).commandLine(all).load().problems();
        if (!problems.isEmpty()) {
            throw new IllegalArgumentException(problems.stream()
                .map(problem -> new Problem(Target.SETTINGS, problem.what(), problem.why(), problem.remedy()).toString())
                .collect(Collectors.joining(System.lineSeparator())));
        }
    }

    private static void keep(Map<String, String> all, String key, String value) {
        all.putIfAbsent(key, value);
    }
}
