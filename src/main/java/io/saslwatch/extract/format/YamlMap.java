package io.saslwatch.extract.format;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/**
 * A mapping of a YAML file whose every entry knows its line. What is missing or of the wrong kind is added to the
 * problems and read as empty, so that reading goes on to the next mistake.
 */
final class YamlMap {

    private final String file;
    private final Problems problems;
    private final Given given;
    private final int line;
    private final Map<String, Node> entries = new LinkedHashMap<>();

    YamlMap(String file, Node node, Problems problems, Given given) {
        this.file = file;
        this.given = given;
        this.problems = problems;
        this.line = lineOf(node);
        if (node instanceof MappingNode mapping) {
            for (NodeTuple entry : mapping.getValue()) {
                entries.put(scalar(entry.getKeyNode()), entry.getValueNode());
            }
        } else {
            wrong(node, "expected keys and values here", "this is " + kind(node), "write 'key: value' lines");
        }
    }

    /** Adds a problem for every key that is not one of these. */
    YamlMap only(Set<String> known) {
        entries.forEach((key, node) -> {
            if (!known.contains(key)) {
                wrong(node, "unknown key '" + key + "'", "possible are " + String.join(", ", known.stream().sorted()
                    .toList()), "correct the key or remove it");
            }
        });
        return this;
    }

    String where() {
        return file + ':' + line;
    }

    String where(String key) {
        Node node = entries.get(key);
        return node == null ? where() : file + ':' + lineOf(node);
    }

    boolean has(String key) {
        return entries.containsKey(key);
    }

    Set<String> keys() {
        return entries.keySet();
    }

    /** The text of a key that has to be there. */
    String text(String key) {
        return given.fill(asWritten(key));
    }

    /** The same without what is given filled in. */
    String asWritten(String key) {
        Optional<String> text = optional(key);
        if (text.isEmpty()) {
            problems.add(where(key), "'" + key + "' is missing or empty", "it is needed", "add '" + key + ": ...'");
        }
        return text.orElse("");
    }

    Optional<String> optional(String key) {
        Node node = entries.get(key);
        if (node == null || isNull(node)) {
            return Optional.empty();
        }
        if (!(node instanceof ScalarNode)) {
            wrong(node, "'" + key + "' has to be a text", "it is " + kind(node), "write one text, in quotes if it "
                + "contains ': ' or ' #'");
            return Optional.empty();
        }
        return Optional.of(scalar(node));
    }

    /** One text or a list of texts. */
    List<String> texts(String key) {
        Node node = entries.get(key);
        if (node == null || isNull(node)) {
            return List.of();
        }
        if (node instanceof ScalarNode) {
            return List.of(given.fill(scalar(node)));
        }
        List<String> texts = new ArrayList<>();
        for (Node item : items(key)) {
            if (item instanceof ScalarNode) {
                texts.add(given.fill(scalar(item)));
            } else {
                wrong(item, "'" + key + "' has to be a list of texts", "this is " + kind(item), "write '- text' lines");
            }
        }
        return texts;
    }

    /** The mappings of a list. */
    List<YamlMap> maps(String key) {
        List<YamlMap> maps = new ArrayList<>();
        items(key).forEach(item -> maps.add(new YamlMap(file, item, problems, given)));
        return maps;
    }

    /** The mapping of a key, empty when it is not there. */
    Optional<YamlMap> map(String key) {
        Node node = entries.get(key);
        return node == null || isNull(node) ? Optional.empty() : Optional.of(new YamlMap(file, node, problems, given));
    }

    /** All entries as texts; a YAML null becomes null. */
    Map<String, String> pairs() {
        Map<String, String> pairs = new LinkedHashMap<>();
        entries.forEach((key, node) -> {
            if (node instanceof ScalarNode) {
                pairs.put(key, isNull(node) ? null : given.fill(scalar(node)));
            } else {
                wrong(node, "'" + key + "' has to be a text", "it is " + kind(node), "write one text");
            }
        });
        return pairs;
    }

    private List<Node> items(String key) {
        Node node = entries.get(key);
        if (node == null || isNull(node)) {
            return List.of();
        }
        if (node instanceof SequenceNode sequence) {
            return sequence.getValue();
        }
        wrong(node, "'" + key + "' has to be a list", "it is " + kind(node), "begin each item with '- '");
        return List.of();
    }

    private void wrong(Node node, String what, String why, String remedy) {
        problems.add(file + ':' + lineOf(node), what, why, remedy);
    }

    private static int lineOf(Node node) {
        return node.getStartMark().map(mark -> mark.getLine() + 1).orElse(1);
    }

    private static boolean isNull(Node node) {
        return node.getTag().equals(Tag.NULL);
    }

    private static String scalar(Node node) {
        return node instanceof ScalarNode scalar ? scalar.getValue() : "";
    }

    private static String kind(Node node) {
        return switch (node.getNodeType()) {
            case MAPPING -> "keys and values";
            case SEQUENCE -> "a list";
            default -> "a single text";
        };
    }
}
