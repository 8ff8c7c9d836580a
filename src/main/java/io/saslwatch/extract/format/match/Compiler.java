package io.saslwatch.extract.format.match;

import java.util.ArrayList;
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
        int count = branches.size();
        Step[] ways = new Step[count];
        Symbols[] firsts = new Symbols[count];
        int[][] passedBy = new int[count][];
        for (int i = 0; i < count; i++) {
            ways[i] = step(branches.get(i), next);
            firsts[i] = ways[i].first;
            List<Integer> others = new ArrayList<>();
            for (int j = 0; j < count; j++) {
                if (j != i) {
                    branches.get(j).groups(others);
                }
            }
            passedBy[i] = array(others);
        }
        return new Choice(ways, firsts, passedBy);
    }

    private static int[] array(List<Integer> groups) {
        int[] array = new int[groups.size()];
        for (int i = 0; i < array.length; i++) {
            array[i] = groups.get(i);
        }
        return array;
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
        List<Integer> groups = new ArrayList<>();
        repeat.groups(groups);
        int[] inside = array(groups);
        return repeat.lazy()
            ? new Choice(new Step[] {next, body}, new Symbols[] {next.first, body.first}, new int[][] {inside, {}})
            : new Choice(new Step[] {body, next}, new Symbols[] {body.first, next.first}, new int[][] {{}, inside});
    }

    private static Step loop(Node.Repeat repeat, Step next) {
        int again = repeat.lazy() ? 1 : 0;
        Step[] ways = {next, next};
        Symbols[] firsts = {next.first, next.first};
        firsts[again] = repeat.body().first(Symbols.NONE);
        Step loop = new Choice(ways, firsts, new int[2][0]);
        ways[again] = step(repeat.body(), loop);
        return loop;
    }
}
