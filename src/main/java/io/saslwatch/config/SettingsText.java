package io.saslwatch.config;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Writes the declarations down for people: the shipped properties file and the table of the README. */
public final class SettingsText {

    private static final int WIDTH = 116;

    private static final String HEAD = """
        # Settings of saslwatch. A line that is commented out shows the default. Values of other files (--config FILE),
        # of -Dkey=value on the command line and of the environment override this file, in that order; the environment
        # variable of saslwatch.read.max-line is SASLWATCH_READ_MAX_LINE. Durations take ms, s, m, h, d; sizes k, m, g.
        # Relative paths start at the folder of the file that sets them.
        """;

    private static final String CHOSEN_HEAD = """
        # Settings of saslwatch on this machine: only those that differ from the defaults. All others, with their meanings
        # and defaults, are in application.properties in the folder of the program; what is copied from there counts.
        # Written by 'saslwatch setup', which asks before it replaces what was edited. Passwords belong into the file
        # environment beside this one.
        """;

    private SettingsText() {
    }

    /** The text of {@code application.properties}: every setting commented, with its meaning and default. */
    public static String properties(Map<String, List<Setting>> groups) {
        StringBuilder text = new StringBuilder(HEAD);
        groups.forEach((title, settings) -> {
            text.append("\n# --- ").append(title).append(" ---\n");
            for (Setting setting : settings) {
                text.append('\n');
                wrapped(text, setting.doc());
                text.append('#').append(setting.key()).append(" = ").append(setting.standard());
                trimEnd(text).append('\n');
            }
        });
        return text.toString();
    }

    /**
     * The text of a properties file that sets only what differs from the defaults, each with its meaning.
     *
     * @param values keys and values, others than ours among them
     */
    public static String chosen(Map<String, List<Setting>> groups, Map<String, String> values) {
        StringBuilder text = new StringBuilder(CHOSEN_HEAD);
        Map<String, String> others = new TreeMap<>(values);
        groups.forEach((title, settings) -> {
            StringBuilder part = new StringBuilder();
            for (Setting setting : settings) {
                String value = others.remove(setting.key());
                if (value != null && !value.equals(setting.standard())) {
                    part.append('\n');
                    wrapped(part, setting.doc());
                    trimEnd(part.append(setting.key()).append(" = ").append(escaped(value))).append('\n');
                }
            }
            text.append(part.length() == 0 ? "" : "\n# --- " + title + " ---\n").append(part);
        });
        text.append(others.isEmpty() ? "" : "\n# --- others ---\n\n");
        others.forEach((key, value) -> text.append(escaped(key).replaceAll("[ :=]", "\\\\$0")).append(" = ")
            .append(escaped(value)).append('\n'));
        return text.toString();
    }

    /** As java.util.Properties reads it back; values have no blanks at their ends. */
    private static String escaped(String text) {
        return text.replace("\\", "\\\\").replace("\n", "\\n").replace("\r", "\\r");
    }

    /** The table of the README: key, default, kind, meaning. */
    public static String table(Map<String, List<Setting>> groups) {
        StringBuilder text = new StringBuilder("| setting | default | kind | meaning |\n|---|---|---|---|\n");
        groups.values().forEach(settings -> settings.forEach(setting -> text
            .append("| `").append(setting.key()).append("` | ")
            .append(setting.standard().isEmpty() ? "" : "`" + setting.standard() + "`").append(" | ")
            .append(setting.kind().name().toLowerCase(java.util.Locale.ROOT)).append(" | ")
            .append(setting.doc().replace("|", "\\|")).append(" |\n")));
        return text.toString();
    }

    private static void wrapped(StringBuilder text, String doc) {
        StringBuilder line = new StringBuilder("#");
        for (String word : doc.split(" ")) {
            if (line.length() + 1 + word.length() > WIDTH) {
                text.append(line).append('\n');
                line = new StringBuilder("#");
            }
            line.append(' ').append(word);
        }
        text.append(line).append('\n');
    }

    private static StringBuilder trimEnd(StringBuilder text) {
        while (text.length() > 0 && text.charAt(text.length() - 1) == ' ') {
            text.setLength(text.length() - 1);
        }
        return text;
    }
}
