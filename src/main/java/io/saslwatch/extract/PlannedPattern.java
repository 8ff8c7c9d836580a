package io.saslwatch.extract;

import io.saslwatch.extract.format.Case;
import io.saslwatch.extract.format.Condition;
import io.saslwatch.extract.format.Field;
import io.saslwatch.extract.format.Format;
import io.saslwatch.extract.format.LinePattern;
import io.saslwatch.extract.format.match.Subject;
import io.saslwatch.extract.search.StartTable;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A pattern made ready for the lines of one program. Not thread-safe. */
final class PlannedPattern {

    private static final Field[] FIELDS = Field.values();
    private static final int SERVICE = Field.SERVICE.ordinal();
    private static final int REMEMBERED_SERVICES = 64;

    final Format format;
    final LinePattern pattern;
    /** The fields that the expression captures, as ordinals, and the numbers of their groups. */
    private final int[] captured;
    private final int[] groups;
    /** For each captured field the texts that mean that it is not known. */
    private final String[][] unknown;
    private final byte[][] ends;
    private final String service;
    private final Assignment always;
    private final Condition[] conditions;
    private final Assignment[] choices;
    private final Map<String, Optional<String>> services = new HashMap<>();

    /** The service is what the format's table makes of the program; null when it has none. */
    PlannedPattern(Format format, LinePattern pattern, String service) {
        this.format = format;
        this.pattern = pattern;
        this.service = service;
        this.ends = pattern.ends().stream().map(end -> end.getBytes(StandardCharsets.UTF_8)).toArray(byte[][]::new);
        this.always = new Assignment(pattern.set());
        this.conditions = pattern.cases().stream().map(Case::when).toArray(Condition[]::new);
        this.choices = pattern.cases().stream().map(choice -> new Assignment(choice.set())).toArray(Assignment[]::new);
        List<Field> named = Stream.of(FIELDS)
            .filter(field -> pattern.expression().names().containsKey(field.word())).toList();
        captured = named.stream().mapToInt(Field::ordinal).toArray();
        groups = named.stream().mapToInt(field -> pattern.expression().names().get(field.word())).toArray();
        unknown = named.stream().map(field -> format.unknown().getOrDefault(field, Set.of()).toArray(String[]::new))
            .toArray(String[][]::new);
    }

    /** Whether it is tried beside the patterns of which only the first that takes a line counts. */
    boolean beside() {
        return pattern.role() == Role.OVER_QUOTA;
    }

    /** Whether the message ends with one of the pattern's ends. */
    boolean endFits(byte[] b, int from, int to) {
        for (byte[] end : ends) {
            int start = to - end.length;
            if (start >= from && Arrays.equals(b, start, to, end, 0, end.length)) {
                return true;
            }
        }
        return ends.length == 0;
    }

    /** Why the pattern is not even tried on the message, in words; null when it is. */
    String objection(String message) {
        byte[] b = message.getBytes(StandardCharsets.UTF_8);
        if (!pattern.starts().isEmpty() && new StartTable(pattern.starts()).find(b, 0, b.length) == 0) {
            return "the message does not start with " + quoted(pattern.starts(), " or ");
        }
        if (!endFits(b, 0, b.length)) {
            return "the message does not end with " + quoted(pattern.ends(), " or ");
        }
        List<String> missing = pattern.needles().stream().filter(needle -> !message.contains(needle)).toList();
        if (!missing.isEmpty()) {
            return "the message lacks " + quoted(missing, " and ");
        }
        List<String> unwanted = pattern.without().stream().filter(message::contains).toList();
        return unwanted.isEmpty() ? null : "the message contains " + quoted(unwanted, " and ");
    }

    private static String quoted(List<String> texts, String between) {
        return texts.stream().map(text -> "'" + text + "'").collect(Collectors.joining(between));
    }

    /** What the pattern says of the message, by the fields' order; null when it does not take it. */
    String[] fields(String message) {
        Subject subject = new Subject();
        subject.set(message);
        return fields(subject);
    }

    /** The same for a message that need not be a string. */
    String[] fields(Subject message) {
        if (!pattern.expression().match(message)) {
            return null;
        }
        String[] fields = new String[FIELDS.length];
        for (int i = 0; i < captured.length; i++) {
            fields[captured[i]] = message.group(groups[i]);
        }
        Assignment choice = choice(message, fields);
        for (int i = 0; i < captured.length; i++) {
            for (String nothing : unknown[i]) {
                if (nothing.equals(fields[captured[i]])) {
                    fields[captured[i]] = null;
                }
            }
        }
        String named = fields[SERVICE];
        fields[SERVICE] = named == null ? service : serviceOf(named);
        always.apply(fields);
        if (choice != null) {
            choice.apply(fields);
        }
        return fields;
    }

    /** The case that the captured texts, as they are, fall under; null when there is none. */
    private Assignment choice(Subject message, String[] texts) {
        for (int i = 0; i < conditions.length; i++) {
            Field field = conditions[i].field();
            if (field == null ? conditions[i].fits(message) : conditions[i].fits(texts[field.ordinal()])) {
                return choices[i];
            }
        }
        return null;
    }

    private String serviceOf(String text) {
        Optional<String> known = services.get(text);
        if (known == null) {
            known = Optional.ofNullable(format.serviceOf(text));
            // The text may be the client's choice
            if (services.size() < REMEMBERED_SERVICES) {
                services.put(text, known);
            }
        }
        return known.orElse(null);
    }

    /** Fields with fixed values, ready to be written over captured ones. */
    private static final class Assignment {

        private final int[] fields;
        private final String[] values;

        Assignment(Map<Field, String> set) {
            fields = set.keySet().stream().mapToInt(Field::ordinal).toArray();
            values = set.values().toArray(String[]::new);
        }

        void apply(String[] to) {
            for (int i = 0; i < fields.length; i++) {
                to[fields[i]] = values[i];
            }
        }
    }
}
