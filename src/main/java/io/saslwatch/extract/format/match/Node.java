package io.saslwatch.extract.format.match;

import java.util.List;
import java.util.stream.Stream;

/** A part of an expression. Immutable. */
sealed interface Node {

    /** Whether it matches the empty text. */
    boolean canBeEmpty();

    /** The symbols with which it can begin when what comes behind it begins with {@code behind}. */
    Symbols first(Symbols behind);

    /** Numbers of the groups inside. */
    List<Integer> groups();

    /** How many steps it takes, roughly. */
    long size();

    /** The most that the counts of repeats inside each other come to; RE2 allows 1000. */
    long product();

    /** One character of a set. */
    record One(Symbols set) implements Node {

        @Override
        public boolean canBeEmpty() {
            return false;
        }

        @Override
        public Symbols first(Symbols behind) {
            return set;
        }

        @Override
        public List<Integer> groups() {
            return List.of();
        }

        @Override
        public long size() {
            return 1;
        }

        @Override
        public long product() {
            return 1;
        }
    }

    /** One after the other. */
    record Sequence(List<Node> parts) implements Node {

        @Override
        public boolean canBeEmpty() {
            return parts.stream().allMatch(Node::canBeEmpty);
        }

        @Override
        public Symbols first(Symbols behind) {
            Symbols first = behind;
            for (int i = parts.size() - 1; i >= 0; i--) {
                first = parts.get(i).first(first);
            }
            return first;
        }

        @Override
        public List<Integer> groups() {
            return parts.stream().flatMap(part -> part.groups().stream()).toList();
        }

        @Override
        public long size() {
            return parts.stream().mapToLong(Node::size).sum();
        }

        @Override
        public long product() {
            return parts.stream().mapToLong(Node::product).max().orElse(1);
        }
    }

    /** The first that leads to a match. */
    record Either(List<Node> branches) implements Node {

        @Override
        public boolean canBeEmpty() {
            return branches.stream().anyMatch(Node::canBeEmpty);
        }

        @Override
        public Symbols first(Symbols behind) {
            return branches.stream().map(branch -> branch.first(behind)).reduce(Symbols.NONE, Symbols::or);
        }

        @Override
        public List<Integer> groups() {
            return branches.stream().flatMap(branch -> branch.groups().stream()).toList();
        }

        @Override
        public long size() {
            return 1 + branches.stream().mapToLong(Node::size).sum();
        }

        @Override
        public long product() {
            return branches.stream().mapToLong(Node::product).max().orElse(1);
        }
    }

    /** What the expression captures under a number. */
    record Group(int number, Node body) implements Node {

        @Override
        public boolean canBeEmpty() {
            return body.canBeEmpty();
        }

        @Override
        public Symbols first(Symbols behind) {
            return body.first(behind);
        }

        @Override
        public List<Integer> groups() {
            return Stream.concat(Stream.of(number), body.groups().stream()).toList();
        }

        @Override
        public long size() {
            return 2 + body.size();
        }

        @Override
        public long product() {
            return body.product();
        }
    }

    /**
     * Something from {@code min} to {@code max} times.
     *
     * @param max  {@link Integer#MAX_VALUE} for any number
     * @param lazy whether fewer are tried first
     */
    record Repeat(Node body, int min, int max, boolean lazy) implements Node {

        @Override
        public boolean canBeEmpty() {
            return min == 0 || body.canBeEmpty();
        }

        @Override
        public Symbols first(Symbols behind) {
            if (max == 0) {
                return behind;
            }
            Symbols first = body.first(behind);
            return canBeEmpty() ? first.or(behind) : first;
        }

        @Override
        public List<Integer> groups() {
            return body.groups();
        }

        @Override
        public long size() {
            return body instanceof One ? 1 : (body.size() + 1) * (max == Integer.MAX_VALUE ? min + 1L : max);
        }

        @Override
        public long product() {
            return body.product() * Math.max(1, max == Integer.MAX_VALUE ? min : max);
        }
    }
}
