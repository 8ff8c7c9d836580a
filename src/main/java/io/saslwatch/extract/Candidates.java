package io.saslwatch.extract;

import io.saslwatch.extract.search.NeedleSearch;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The patterns that can take a message with a certain start, and the search for their needles. Immutable. */
final class Candidates {

    private final PlannedPattern[] patterns;
    private final long[] needed;
    private final long[] excluded;
    private final NeedleSearch search;

    Candidates(List<PlannedPattern> candidates) {
        Set<String> needles = new LinkedHashSet<>();
        for (PlannedPattern candidate : candidates) {
            needles.addAll(candidate.pattern.needles());
            needles.addAll(candidate.pattern.without());
        }
        List<String> order = new ArrayList<>(needles);
        if (order.size() > NeedleSearch.MOST) {
            throw new TooManyPatterns("the patterns of one program have more than " + NeedleSearch.MOST + " needles");
        }
        patterns = candidates.toArray(PlannedPattern[]::new);
        needed = new long[patterns.length];
        excluded = new long[patterns.length];
        for (int i = 0; i < patterns.length; i++) {
            needed[i] = bits(patterns[i].pattern.needles(), order);
            excluded[i] = bits(patterns[i].pattern.without(), order);
        }
        search = new NeedleSearch(order);
    }

    private static long bits(List<String> needles, List<String> order) {
        long bits = 0;
        for (String needle : needles) {
            bits |= 1L << order.indexOf(needle);
        }
        return bits;
    }

    /** The patterns worth trying, as a bit for each. */
    long hits(byte[] b, int from, int to) {
        if (patterns.length == 0) {
            return 0;
        }
        long found = search.find(b, from, to);
        long hits = 0;
        for (int i = 0; i < patterns.length; i++) {
            if ((needed[i] & ~found | excluded[i] & found) == 0 && patterns[i].endFits(b, from, to)) {
                hits |= 1L << i;
            }
        }
        return hits;
    }

    PlannedPattern pattern(int bit) {
        return patterns[bit];
    }
}
