package io.saslwatch.extract.format.match;

import java.util.Map;
import java.util.Optional;

/** A compiled expression. Immutable and thread-safe; what matching changes is the {@link Subject}. */
public final class Program {

    private final Step first;
    private final Step finish;
    private final int groups;
    private final Map<String, Integer> names;

    private Program(Step first, Step finish, int groups, Map<String, Integer> names) {
        this.first = first;
        this.finish = finish;
        this.groups = groups;
        this.names = Map.copyOf(names);
    }

    /** The program for an expression; empty when it has something that is not taken here. */
    public static Optional<Program> of(String expression) {
        Parser parser = new Parser(expression);
        try {
            Node whole = parser.parse();
            Step finish = new Finish();
            Step first = Compiler.compile(whole, finish);
            return Optional.of(new Program(first, finish, parser.groups(), parser.names()));
        } catch (Unsupported notHere) {
            return Optional.empty();
        }
    }

    /** Names of groups and their numbers, from 1. */
    public Map<String, Integer> names() {
        return names;
    }

    /**
     * Matches the whole text and sets the subject's groups. Its time is proportional to {@code work} and the text's
     * length, whatever the text.
     *
     * @param subject the text, which has to be {@link Subject#isPlain plain}
     * @param work    how many characters may be looked at and steps taken, roughly
     */
    public Verdict match(Subject subject, int work) {
        subject.begin(groups, work);
        Step step = first;
        while (subject.work >= 0) {
            subject.work--;
            if (step == null) {
                if (!subject.hasChoice()) {
                    return Verdict.REFUSED;
                }
                step = subject.resume();
            } else if (step != finish) {
                step = step.go(subject);
            } else if (subject.place == subject.to) {
                return Verdict.MATCHED;
            } else {
                step = null;
            }
        }
        return Verdict.SPENT;
    }
}
