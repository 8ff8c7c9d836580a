package io.saslwatch.extract.format.match;

import java.util.List;

/** A part of an expression. Immutable. */
sealed interface Node {

    /** Whether it matches the empty text. */
    boolean canBeEmpty();

    /** The symbols with which it can begin when what comes behind it begins with {@code behind}. */
    Symbols first(Symbols behind);

    /** Adds the numbers of the groups inside. */
    void groups(List<Integer> to);

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
        public void groups(List<Integer> to) {
            // None
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
        public void groups(List<Integer> to) {
            for (Node part : parts) {
                part.groups(to);
            }
        }

        @Override
        public long size() {
            return Node.sizes(parts);
        }

        @Override
        public long product() {
            return Node.products(parts);
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
            Symbols first = Symbols.NONE;
            for (Node branch : branches) {
                first = first.or(branch.first(behind));
            }
            return first;
        }

        @Override
        public void groups(List<Integer> to) {
            for (Node branch : branches) {
                branch.groups(to);
            }
        }

        @Override
        public long size() {
            return 1 + Node.sizes(branches);
        }

        @Override
        public long product() {
            return Node.products(branches);
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
        public void groups(List<Integer> to) {
            to.add(number);
            body.groups(to);
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
     * @param max  at least 1; {@link Integer#MAX_VALUE} for any number
     * @param lazy whether fewer are tried first
     */
    record Repeat(Node body, int min, int max, boolean lazy) implements Node {

        @Override
        public boolean canBeEmpty() {
            return min == 0 || body.canBeEmpty();
        }

        @Override
        public Symbols first(Symbols behind) {
            Symbols first = body.first(behind);
            return min == 0 ? first.or(behind) : first;
        }

        @Override
        public void groups(List<Integer> to) {
            body.groups(to);
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

    private static long sizes(List<Node> nodes) {
        long size = 0;
        for (Node node : nodes) {
            size += node.size();
        }
        return size;
    }

    private static long products(List<Node> nodes) {
        long most = 1;
        for (Node node : nodes) {
            most = Math.max(most, node.product());
        }
        return most;
    }
}
