package io.saslwatch.extract.format;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads the sample lines of a format file. */
final class SampleReader {

    private static final Set<String> EXPECTED_KEYS = Set.of("line", "expect", "why");
    private static final Set<String> REFUSED_KEYS = Set.of("line", "why");
    // What a sample can expect besides the captured and set fields
    private static final Set<String> HEADER_FIELDS = Set.of("count", "host", "program", "pid");

    private SampleReader() {
    }

    /** Samples that a pattern has to take. */
    static List<Sample> expected(List<YamlMap> maps, boolean attack, Problems problems) {
        List<Sample> samples = new ArrayList<>();
        for (YamlMap map : maps) {
            map.only(EXPECTED_KEYS);
            YamlMap expect = map.map("expect").orElse(null);
            if (expect == null && attack) {
                problems.add(map.where(), "the attack says nothing of what has to come out",
                    "an attack is repelled only when the right fields come out", "add 'expect:' with user and ip");
            }
            Map<String, String> fields = expect == null ? Map.of() : expect.pairs();
            for (String key : fields.keySet()) {
                if (Field.of(key).isEmpty() && !HEADER_FIELDS.contains(key)) {
                    problems.add(expect.where(key), "unknown field '" + key + "'", "no part of an event has that name",
                        "see the list of fields at the top of postfix.yaml");
                }
            }
            String why = attack ? map.text("why") : map.optional("why").orElse(null);
            samples.add(new Sample(map.text("line"), fields, why, attack, map.where()));
        }
        return List.copyOf(samples);
    }

    /** Lines that must not be taken. */
    static List<Sample> refused(List<YamlMap> maps) {
        return maps.stream().map(map -> map.only(REFUSED_KEYS)).map(map ->
            new Sample(map.text("line"), Map.of(), map.text("why"), false, map.where())).toList();
    }
}
