package io.saslwatch.extract.format.match;

/** The first way that leads to a match; also a repeated group, one of whose ways leads back to here. */
final class Choice extends Step {

    private final Step[] ways;
    /** For each way what it can begin with. */
    private final boolean[][] begins;
    private final int[][] passedBy;

    /**
     * @param ways     in their order; an element may be put in later, to lead back to here
     * @param firsts   for each way what it can begin with
     * @param passedBy for each way the groups that are on others
     */
    Choice(Step[] ways, Symbols[] firsts, int[][] passedBy) {
        super(null, union(firsts));
        this.ways = ways;
        this.begins = new boolean[firsts.length][];
        for (int i = 0; i < firsts.length; i++) {
            begins[i] = firsts[i].table();
        }
        this.passedBy = passedBy;
    }

    private static Symbols union(Symbols[] firsts) {
        Symbols all = Symbols.NONE;
        for (Symbols first : firsts) {
            all = all.or(first);
        }
        return all;
    }

    @Override
    Step go(Subject subject) {
        return again(subject, 0, subject.place);
    }

    /** Takes the first way from {@code from} on that can begin at {@code at}. */
    @Override
    Step again(Subject subject, int from, int at) {
        int symbol = subject.symbol(at);
        int way = nextWay(from, symbol);
        if (way == ways.length) {
            return null;
        }
        int another = nextWay(way + 1, symbol);
        if (another < ways.length) {
            subject.leave(this, another, at);
        }
        for (int group : passedBy[way]) {
            subject.groups[2 * group + 1] = Subject.NOWHERE;
        }
        subject.place = at;
        return ways[way];
    }

    private int nextWay(int from, int symbol) {
        int way = from;
        while (way < ways.length && !begins[way][symbol]) {
            way++;
        }
        return way;
    }
}
