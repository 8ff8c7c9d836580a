package io.saslwatch.extract.format.match;

/** As few characters of a set as possible, and more when the rest does not match behind them. */
final class LazyRun extends Step {

    private final boolean[] set;
    /** What the rest can begin with. */
    private final boolean[] begins;
    private final int min;
    private final int max;
    /** The rest cannot begin inside the run, so a longer one never helps. */
    private final boolean exact;

    LazyRun(Symbols set, int min, int max, Step next) {
        super(next, min == 0 ? set.or(next.first) : set);
        this.set = set.table();
        this.begins = next.first.table();
        this.min = min;
        this.max = max;
        this.exact = !set.meets(next.first);
    }

    @Override
    Step go(Subject subject) {
        int at = subject.place;
        int limit = subject.to - at > max ? at + max : subject.to;
        int least = at + min;
        for (; at < least; at++) {
            if (!set[subject.symbol(at)]) {
                return null;
            }
        }
        return from(subject, at, limit);
    }

    /** The rest did not match behind a run that ends at {@code at}. */
    @Override
    Step again(Subject subject, int at, int limit) {
        return set[subject.symbol(at)] ? from(subject, at + 1, limit) : null;
    }

    private Step from(Subject subject, int least, int limit) {
        for (int at = least;; at++) {
            int symbol = subject.symbol(at);
            if (begins[symbol] && next.fits(subject, at)) {
                subject.work -= at - least;
                if (!exact && at < limit) {
                    subject.leave(this, at, limit);
                }
                subject.place = at;
                return next;
            }
            if (at == limit || !set[symbol]) {
                subject.work -= at - least;
                return null;
            }
        }
    }
}
