package io.saslwatch.extract.format.match;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads an expression: characters, escapes, classes, {@code .} for any character, groups, alternatives, and greedy and
 * lazy repeats. What RE2 or {@code java.util.regex} refuse, or understand in their own ways, is {@link Unsupported}:
 * above all a repeated part that can be empty or that captures. Mutable, for one expression.
 */
final class Parser {

    private static final int DEEPEST = 40;
    /** RE2's own limit. */
    private static final int MOST_REPEATS = 1000;

    private final Source source;
    private final Map<String, Integer> names = new LinkedHashMap<>();
    private int groups;

    Parser(String text) {
        this.source = new Source(text);
    }

    /**
     * The whole expression.
     *
     * @throws Unsupported when it cannot be taken
     */
    Node parse() {
        Node all = alternatives(0);
        if (!source.isEmpty()) {
            throw new Unsupported("an unopened ')'");
        }
        return all;
    }

    /** Names of groups and their numbers, once it is parsed. */
    Map<String, Integer> names() {
        return names;
    }

    /** The number of groups, once it is parsed. */
    int groups() {
        return groups;
    }

    private Node alternatives(int depth) {
        if (depth > DEEPEST) {
            throw new Unsupported("groups in groups, " + DEEPEST + " deep");
        }
        List<Node> branches = new ArrayList<>();
        do {
            branches.add(sequence(depth));
        } while (source.skip("|"));
        return branches.size() == 1 ? branches.get(0) : new Node.Either(branches);
    }

    private Node sequence(int depth) {
        List<Node> parts = new ArrayList<>();
        while (!source.isEmpty() && source.peek() != '|' && source.peek() != ')') {
            int before = groups;
            parts.add(repeated(atom(depth), groups > before));
        }
        return parts.size() == 1 ? parts.get(0) : new Node.Sequence(parts);
    }

    private Node atom(int depth) {
        char c = source.next();
        return switch (c) {
            case '(' -> group(depth);
            case '[' -> new Node.One(ClassParser.read(source));
            case '.' -> new Node.One(Symbols.ALL);
            case '\\' -> new Node.One(Escape.read(source));
            case '*', '+', '?', '{', '}', ']', '^', '$' -> throw new Unsupported("a bare " + c);
            default -> new Node.One(Symbols.of(Escape.ascii(c)));
        };
    }

    private Node group(int depth) {
        int number = 0;
        if (source.skip("?<")) {
            number = ++groups;
            name(number);
        } else if (!source.skip("?:")) {
            if (source.peek() == '?') {
                throw new Unsupported("a group with flags");
            }
            number = ++groups;
        }
        Node body = alternatives(depth + 1);
        if (!source.skip(")")) {
            throw new Unsupported("an unclosed '('");
        }
        return number == 0 ? body : new Node.Group(number, body);
    }

    private void name(int number) {
        StringBuilder name = new StringBuilder();
        for (char c = source.next(); c != '>'; c = source.next()) {
            boolean letter = c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z';
            if (!letter && (name.isEmpty() || c < '0' || c > '9')) {
                throw new Unsupported("the name of a group");
            }
            name.append(c);
        }
        if (name.isEmpty() || names.put(name.toString(), number) != null) {
            throw new Unsupported("a group's name that is empty or used twice");
        }
    }

    private Node repeated(Node body, boolean captures) {
        int min = 0;
        int max = Integer.MAX_VALUE;
        if (source.skip("?")) {
            max = 1;
        } else if (source.skip("+")) {
            min = 1;
        } else if (source.skip("{")) {
            min = source.number();
            max = !source.skip(",") ? min : source.peek() == '}' ? max : source.number();
            if (min < 0 || max < Math.max(1, min) || min > MOST_REPEATS
                || max > MOST_REPEATS && max != Integer.MAX_VALUE || !source.skip("}")) {
                throw new Unsupported("that number of repeats");
            }
        } else if (!source.skip("*")) {
            return body;
        }
        boolean lazy = source.skip("?");
        char behind = source.peek();
        if (behind == '*' || behind == '+' || behind == '?' || behind == '{') {
            throw new Unsupported("a repeated repeat");
        }
        Node.Repeat repeat = new Node.Repeat(body, min, max, lazy);
        if (repeat.product() > MOST_REPEATS) {
            throw new Unsupported("more than " + MOST_REPEATS + " repeats in all");
        }
        if (max > 1 && (body.canBeEmpty() || captures)) {
            throw new Unsupported("a repeated part that can be empty or captures");
        }
        return repeat;
    }
}
