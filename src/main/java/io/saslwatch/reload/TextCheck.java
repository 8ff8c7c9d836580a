package io.saslwatch.reload;

import io.saslwatch.config.Problem;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Checks what the text of a route file refers to: placeholders, and files of statements. */
final class TextCheck {

    private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\{(\\?)?([^{}:?]+)\\}\\}");
    private static final Pattern FILE = Pattern.compile("\"?file:((?:\\{\\{[^}]+}}|[^\\s\"'?&])+)");

    private final Map<String, String> placeholders;

    TextCheck(Map<String, String> placeholders) {
        this.placeholders = placeholders;
    }

    /** All problems of a file. Those of a template's own parameters are not known here. */
    List<Problem> check(String where, String text, boolean template) {
        List<Problem> problems = new ArrayList<>();
        String[] lines = text.split("\n", -1);
        for (int i = 0; i < lines.length; i++) {
            if (lines[i].stripLeading().startsWith("#")) {
                continue;
            }
            String place = where + ":" + (i + 1);
            boolean complete = true;
            Matcher named = PLACEHOLDER.matcher(lines[i]);
            while (named.find()) {
                String key = named.group(2).strip();
                if (named.group(1) == null && !placeholders.containsKey(key) && (!template || key.startsWith("saslwatch."))) {
                    complete = false;
                    problems.add(new Problem(place, "{{" + key + "}} is not known", "no setting has this name",
                        "correct the name, or set " + key + " in application.properties"));
                }
            }
            if (complete && !template) {
                files(place, lines[i], problems);
            }
        }
        return problems;
    }

    private void files(String place, String line, List<Problem> problems) {
        Matcher file = FILE.matcher(line);
        while (file.find()) {
            if (!file.group(1).contains("{{")) {
                continue;
            }
            String path = resolved(file.group(1));
            if (!exists(path)) {
                problems.add(new Problem(place, "there is no file " + path, "the step reads it", "correct its name, or restore it"));
            }
        }
    }

    private static boolean exists(String path) {
        try {
            return Files.exists(Path.of(path));
        } catch (InvalidPathException notOne) {
            return false;
        }
    }

    private String resolved(String text) {
        Matcher named = PLACEHOLDER.matcher(text);
        StringBuilder all = new StringBuilder();
        while (named.find()) {
            named.appendReplacement(all, Matcher.quoteReplacement(placeholders.getOrDefault(named.group(2).strip(), "")));
        }
        return named.appendTail(all).toString();
    }
}
