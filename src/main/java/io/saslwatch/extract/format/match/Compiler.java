package io.saslwatch.extract.format.match;

import java.util.Arrays;
import java.util.List;

/** Makes steps of an expression's tree, from its end to its start, so that each step knows what comes behind it. */
final class Compiler {

    private static final int MOST_STEPS = 4_000;

    private Compiler() {
    }

    /**
     * The first step for the whole expression.
     *
     * @param finish what comes behind it
     * @throws Unsupported when its repeats make it too large
     */
    static Step compile(Node whole, Step finish) {
        if (whole.size() > MOST_STEPS) {
            throw new Unsupported("more than " + MOST_STEPS + " steps");
        }
        return step(whole, finish);
    }

    private static Step step(Node node, Step next) {
        if (node instanceof Node.One one) {
            int single = one.set().single();
            return single < 0 ? new OneOf(one.set(), next) : Literal.of((char) single, next);
        }
        if (node instanceof Node.Sequence sequence) {
            Step first = next;
            for (int i = sequence.parts().size() - 1; i >= 0; i--) {
                first = step(sequence.parts().get(i), first);
            }
            return first;
        }
        if (node instanceof Node.Group group) {
            return new GroupStart(group.number(), step(group.body(), new GroupEnd(group.number(), next)));
        }
        if (node instanceof Node.Either either) {
            return choice(either.branches(), next);
        }
        return repeat((Node.Repeat) node, next);
    }

    private static Step choice(List<Node> branches, Step next) {
        Step[] ways = branches.stream().map(branch -> step(branch, next)).toArray(Step[]::new);
        int[][] passedBy = new int[ways.length][];
        for (int i = 0; i < ways.length; i++) {
            Node taken = branches.get(i);
            passedBy[i] = branches.stream().filter(branch -> branch != taken)
                .flatMap(branch -> branch.groups().stream()).mapToInt(Integer::intValue).toArray();
        }
        return new Choice(ways, passedBy, Arrays.stream(ways).map(way -> way.first).reduce(Symbols.NONE, Symbols::or));
    }

    private static Step repeat(Node.Repeat repeat, Step next) {
        if (repeat.body() instanceof Node.One one) {
            return repeat.lazy() ? new LazyRun(one.set(), repeat.min(), repeat.max(), next)
                : new GreedyRun(one.set(), repeat.min(), repeat.max(), next);
        }
        Step rest = next;
        if (repeat.max() == Integer.MAX_VALUE) {
            rest = loop(repeat, next);
        } else {
            for (int i = repeat.min(); i < repeat.max(); i++) {
                rest = oneMore(repeat, rest, next);
            }
        }
        for (int i = 0; i < repeat.min(); i++) {
            rest = step(repeat.body(), rest);
        }
        return rest;
    }

    /** The body and then {@code more}, or {@code next} at once. */
    private static Step oneMore(Node.Repeat repeat, Step more, Step next) {
        Step body = step(repeat.body(), more);
        int[] none = {};
        int[] inside = repeat.body().groups().stream().mapToInt(Integer::intValue).toArray();
        Symbols first = body.first.or(next.first);
        return repeat.lazy() ? new Choice(new Step[] {next, body}, new int[][] {inside, none}, first)
            : new Choice(new Step[] {body, next}, new int[][] {none, inside}, first);
    }

    private static Step loop(Node.Repeat repeat, Step next) {
        Step[] ways = {next, next};
        Step loop = new Choice(ways, new int[2][0], repeat.body().first(Symbols.NONE).or(next.first));
        ways[repeat.lazy() ? 1 : 0] = step(repeat.body(), loop);
        return loop;
    }
}
