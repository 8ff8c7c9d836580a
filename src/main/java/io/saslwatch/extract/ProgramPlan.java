package io.saslwatch.extract;

import io.saslwatch.extract.format.Format;
import io.saslwatch.extract.format.LinePattern;
import io.saslwatch.extract.search.StartTable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What to do with the lines of one program. Lines are told apart by their start first, which costs a few comparisons,
 * and only then searched for needles. Not thread-safe: it remembers the candidates of each combination of starts.
 */
final class ProgramPlan {

    /** The patterns and their starts are bits of a long. */
    static final int MOST = 64;

    final String program;
    /** Whether the message starts with the program: a log that the daemon writes itself. */
    final boolean ownLog;
    private final List<PlannedPattern> patterns = new ArrayList<>();
    private final List<Long> startsOf = new ArrayList<>();
    private final StartTable starts;
    private final List<Candidates> candidates = new ArrayList<>();
    private long[] combinations = new long[0];

    /** The plan for a program's lines; {@code program} is what events name, {@code formats} those that want it. */
    ProgramPlan(String program, boolean ownLog, List<Format> formats) {
        this.program = program;
        this.ownLog = ownLog;
        List<String> texts = new ArrayList<>();
        for (Format format : formats) {
            String service = format.serviceOf(program);
            for (LinePattern pattern : format.patterns()) {
                patterns.add(new PlannedPattern(format, pattern, service));
                long bits = 0;
                for (String start : pattern.starts()) {
                    if (!texts.contains(start)) {
                        texts.add(start);
                    }
                    bits |= 1L << texts.indexOf(start);
                }
                startsOf.add(bits);
            }
        }
        if (patterns.size() > MOST || texts.size() > MOST) {
            throw new TooManyPatterns("program '" + program + "' has more than " + MOST + " patterns or starts");
        }
        starts = new StartTable(texts);
    }

    List<PlannedPattern> patterns() {
        return patterns;
    }

    /** The patterns that a message with this start can be for. */
    Candidates candidates(byte[] b, int from, int to) {
        long found = starts.find(b, from, to);
        for (int i = 0; i < combinations.length; i++) {
            if (combinations[i] == found) {
                return candidates.get(i);
            }
        }
        // A handful of combinations exists, so a walk beats a map
        combinations = Arrays.copyOf(combinations, combinations.length + 1);
        combinations[combinations.length - 1] = found;
        candidates.add(startingWith(found));
        return candidates.get(candidates.size() - 1);
    }

    private Candidates startingWith(long found) {
        List<PlannedPattern> fitting = new ArrayList<>();
        for (int i = 0; i < patterns.size(); i++) {
            if (startsOf.get(i) == 0 || (startsOf.get(i) & found) != 0) {
                fitting.add(patterns.get(i));
            }
        }
        return new Candidates(fitting);
    }
}
