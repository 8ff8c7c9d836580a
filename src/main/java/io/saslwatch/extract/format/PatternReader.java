package io.saslwatch.extract.format;

import io.saslwatch.event.Outcome;
import io.saslwatch.event.Reason;
import io.saslwatch.extract.Role;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Reads the patterns of one format file. */
final class PatternReader {

    private static final Set<String> KEYS = Set.of("name", "what", "role", "starts", "ends", "needles", "without",
        "expression", "set", "cases", "samples", "attacks", "not");
    private static final Set<String> CASE_KEYS = Set.of("when", "is", "starts", "ends", "contains", "set");
    // Shorter texts occur everywhere and cannot be searched for by leaps
    private static final int SHORTEST_NEEDLE = 4;

    private final Map<String, String> parts;
    private final Problems problems;

    PatternReader(Map<String, String> parts, Problems problems) {
        this.parts = new TreeMap<>(parts);
        this.problems = problems;
    }

    /** The pattern; empty when its expression is of no use. */
    Optional<LinePattern> read(YamlMap map) {
        map.only(KEYS);
        List<String> starts = map.texts("starts");
        List<String> needles = map.texts("needles");
        List<String> without = map.texts("without");
        searchable(map, starts, needles);
        longEnough(map, "without", without);
        List<Sample> samples = new ArrayList<>(SampleReader.expected(map.maps("samples"), false, problems));
        samples.addAll(SampleReader.expected(map.maps("attacks"), true, problems));
        Map<Field, String> set = map.map("set").map(this::constants).orElse(Map.of());
        List<Case> cases = map.maps("cases").stream().map(this::readCase).flatMap(Optional::stream).toList();
        String name = map.text("name");
        String what = map.text("what");
        Role role = role(map);
        return expression(map).map(expression -> new LinePattern(name, what, role, starts,
            map.texts("ends"), needles, without, expression, set, cases, List.copyOf(samples),
            SampleReader.refused(map.maps("not")), map.where()));
    }

    private void searchable(YamlMap map, List<String> starts, List<String> needles) {
        longEnough(map, "needles", needles);
        boolean longStart = !starts.isEmpty() && starts.stream().allMatch(text -> text.length() >= SHORTEST_NEEDLE);
        if (needles.isEmpty() && !longStart) {
            problems.add(map.where(), "the pattern has neither 'needles' nor a long enough 'starts'",
                "every line of the program would be decoded and matched", "add the texts that each of its lines has");
        }
    }

    private void longEnough(YamlMap map, String key, List<String> needles) {
        for (String needle : needles) {
            if (needle.length() < SHORTEST_NEEDLE) {
                problems.add(map.where(key), "'" + needle + "' is too short", "it is searched in every line of the"
                    + " program, and needs " + SHORTEST_NEEDLE + " characters to be found quickly",
                    "take in more of the text around it, or leave it out");
            }
        }
    }

    private Optional<Expression> expression(YamlMap map) {
        String text = map.asWritten("expression");
        for (Map.Entry<String, String> part : parts.entrySet()) {
            text = text.replace("%{" + part.getKey() + "}", part.getValue());
        }
        int open = text.indexOf("%{");
        if (open >= 0) {
            String name = text.substring(open + 2, Math.max(open + 2, text.indexOf('}', open)));
            problems.add(map.where("expression"), "there is no part called '" + name + "'",
                "%{...} stands for an entry of 'parts'; parts do not contain parts", "add it to 'parts'");
            return Optional.empty();
        }
        try {
            Expression expression = Expression.of(text);
            for (String group : expression.names().keySet()) {
                if (Field.of(group).filter(Field::captured).isEmpty()) {
                    problems.add(map.where("expression"), "unknown field '" + group + "'",
                        "no part of an event has that name", "use one of " + Arrays.stream(Field.values())
                            .filter(Field::captured).map(Field::word).collect(Collectors.joining(", "))
                            + ", or (?:...) for a group without a name");
                }
            }
            return Optional.of(expression);
        } catch (IllegalArgumentException refused) {
            problems.add(map.where("expression"), "the expression cannot be used", refused.getMessage(),
                "mend it; RE2 syntax, see the notes at the top of postfix.yaml");
            return Optional.empty();
        }
    }

    private Role role(YamlMap map) {
        String word = map.text("role");
        for (Role role : Role.values()) {
            if (role.word().equals(word)) {
                return role;
            }
        }
        problems.add(map.where("role"), "unknown role '" + word + "'", "the joining step knows only its own roles",
            "use one of " + Arrays.stream(Role.values()).map(Role::word).collect(Collectors.joining(", ")));
        return Role.NOTHING;
    }

    private Optional<Case> readCase(YamlMap map) {
        map.only(CASE_KEYS);
        String when = map.text("when");
        Field field = Field.of(when).filter(Field::captured).orElse(null);
        if (field == null && !when.equals("message")) {
            problems.add(map.where("when"), "unknown field '" + when + "'", "a case looks at a captured field",
                "use a group's name, or 'message' for the whole message");
        }
        Condition condition = null;
        for (Condition.Kind kind : Condition.Kind.values()) {
            String key = kind.name().toLowerCase(Locale.ROOT);
            if (map.has(key)) {
                condition = new Condition(field, kind, map.texts(key));
            }
        }
        if (condition == null) {
            problems.add(map.where(), "the case compares with nothing", "one of is, starts, ends, contains is needed",
                "add 'is: text'");
            return Optional.empty();
        }
        Map<Field, String> set = map.map("set").map(this::constants).orElse(Map.of());
        return Optional.of(new Case(condition, set));
    }

    private Map<Field, String> constants(YamlMap map) {
        Map<Field, String> set = new EnumMap<>(Field.class);
        map.pairs().forEach((key, value) -> {
            Optional<Field> field = Field.of(key);
            if (field.isEmpty()) {
                problems.add(map.where(key), "unknown field '" + key + "'", "no part of an event has that name",
                    "use one of " + Arrays.stream(Field.values()).map(Field::word).collect(Collectors.joining(", ")));
            } else if (field.get() == Field.OUTCOME && !isOutcome(value)) {
                problems.add(map.where(key), "unknown outcome '" + value + "'", "an attempt ends in one of four ways",
                    "use success, failure, aborted or temporary");
            } else if (field.get() == Field.REASON && !isReason(value)) {
                problems.add(map.where(key), "unknown reason '" + value + "'", "reasons are a small set",
                    "use one of " + Arrays.stream(Reason.values()).map(Reason::word)
                        .collect(Collectors.joining(", ")));
            } else {
                set.put(field.get(), value);
            }
        });
        return set;
    }

    private static boolean isOutcome(String word) {
        return word == null || Arrays.stream(Outcome.values()).anyMatch(outcome -> outcome.word().equals(word));
    }

    private static boolean isReason(String word) {
        return word == null || Arrays.stream(Reason.values()).anyMatch(reason -> reason.word().equals(word));
    }
}
