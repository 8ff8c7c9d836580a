package io.saslwatch.setup;

import io.saslwatch.config.AllSettings;
import io.saslwatch.config.Setting;
import io.saslwatch.setup.Step.File;
import io.saslwatch.setup.Step.Leftover;
import io.saslwatch.setup.Step.Note;
import io.saslwatch.setup.Step.State;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A plan as a person reads it: one line for the many files of a folder, and the settings with their values. Stateless. */
public final class Overview {

    private static final List<String> COPIES = List.of(Target.ROUTES, Target.MANUAL);

    private Overview() {
    }

    /** The lines, in the order of the steps. */
    public static List<String> of(List<Step> steps) {
        Map<String, Integer> many = new LinkedHashMap<>();
        List<String> lines = new ArrayList<>();
        int same = 0;
        for (Step step : steps) {
            if (step instanceof File file && file.state() == State.SAME) {
                same++;
            } else if (step instanceof File file && !folder(file).isEmpty()) {
                String verb = file.state() == State.MISSING ? "write         " : "replace       ";
                if (many.merge(verb + folder(file), 1, Integer::sum) == 1) {
                    lines.add(verb + folder(file));
                }
            } else if (!(step instanceof Leftover gone && gone.state() == State.MISSING)) {
                lines.add((step instanceof Note ? "note          " : "") + step.text());
                if (step instanceof File file && file.path().equals(Target.SETTINGS)) {
                    lines.addAll(values(file));
                }
            }
        }
        lines.replaceAll(line -> many.containsKey(line) ? line.substring(0, 14) + files(many.get(line)) + " below "
            + line.substring(14) : line);
        if (same > 0) {
            lines.add("leave as is   " + files(same));
        }
        return lines;
    }

    /** The folder of copies that a file which nobody is asked about belongs to; empty when it is told by itself. */
    static String folder(File file) {
        return file.state() == State.MISSING || file.state() == State.OURS
            ? COPIES.stream().filter(folder -> file.path().startsWith(folder + "/")).findFirst().orElse("") : "";
    }

    static String files(int number) {
        return number == 1 ? "1 file" : number + " files";
    }

    private static List<String> values(File settings) {
        return new String(settings.content(), StandardCharsets.UTF_8).lines()
            .filter(line -> !line.isBlank() && !line.startsWith("#")).map(Overview::withoutSecret)
            .map(line -> "                " + line).toList();
    }

    private static String withoutSecret(String line) {
        String key = line.split(" = ?", 2)[0];
        boolean secret = AllSettings.of(key).filter(setting -> setting.kind() == Setting.Kind.SECRET).isPresent();
        return secret ? key + " = ..." : line.replaceAll("(?i)(password|token)=[^&;]*", "$1=...");
    }
}
