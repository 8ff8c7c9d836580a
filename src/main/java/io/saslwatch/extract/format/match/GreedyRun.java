package io.saslwatch.extract.format.match;

/** As many characters of a set as possible, and fewer when the rest does not match behind them. */
final class GreedyRun extends Step {

    private final boolean[] set;
    /** What the rest can begin with. */
    private final boolean[] begins;
    private final boolean all;
    private final int min;
    private final int max;
    /** The rest cannot begin inside the run, so a shorter one never helps. */
    private final boolean exact;

    GreedyRun(Symbols set, int min, int max, Step next) {
        super(next, min == 0 ? set.or(next.first) : set);
        this.set = set.table();
        this.begins = next.first.table();
        this.all = set.isAll();
        this.min = min;
        this.max = max;
        this.exact = !set.meets(next.first);
    }

    @Override
    Step go(Subject subject) {
        int from = subject.place;
        int limit = subject.to - from > max ? from + max : subject.to;
        int end = limit;
        if (!all) {
            byte[] symbols = subject.symbols;
            end = from;
            while (end < limit && set[symbols[end] & 0xFF]) {
                end++;
            }
            subject.work -= end - from;
        }
        if (end - from < min) {
            return null;
        }
        if (exact) {
            subject.place = end;
            return next;
        }
        return again(subject, from + min, end);
    }

    /** The longest run that ends between the two places and behind which the rest can begin. */
    @Override
    Step again(Subject subject, int low, int high) {
        for (int at = high; at >= low; at--) {
            if (begins[subject.symbol(at)] && next.fits(subject, at)) {
                subject.work -= high - at;
                if (at > low) {
                    subject.leave(this, low, at - 1);
                }
                subject.place = at;
                return next;
            }
        }
        subject.work -= high - low;
        return null;
    }
}
