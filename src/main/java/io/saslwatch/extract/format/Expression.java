package io.saslwatch.extract.format;

import io.saslwatch.extract.format.match.Program;
import io.saslwatch.extract.format.match.Subject;
import io.saslwatch.extract.format.match.Verdict;
import java.util.Map;
import java.util.Optional;

/**
 * A regular expression in RE2 syntax (<a href="https://github.com/google/re2/wiki/Syntax">syntax</a>) that matches
 * whole texts in time proportional to their length, whatever the text. Nearly all expressions and texts are matched by
 * our own {@link Program}, the others by {@code java.util.regex}. Either gets a budget of work per line; when that is
 * spent on a crafted line, or the stack overflows, RE2/J gives the answer. All give the same groups. Immutable and
 * thread-safe.
 */
public final class Expression {

    /** Work per character; honest lines of the shipped patterns need 1 to 5. */
    static final int WORK_PER_CHARACTER = 64;

    private static final int WORK_AT_LEAST = 1024;

    private final String text;
    private final Program program;
    private final Once<Engines> engines;
    private final Map<String, Integer> names;

    private Expression(String text, Program program, Once<Engines> engines, Map<String, Integer> names) {
        this.text = text;
        this.program = program;
        this.engines = engines;
        this.names = Map.copyOf(names);
    }

    /**
     * Compiles an expression.
     *
     * @throws IllegalArgumentException when it is not one, or not one that runs in linear time; the message says why
     */
    public static Expression of(String text) {
        Optional<String> objection = ExpressionRules.objection(text);
        if (objection.isPresent()) {
            throw new IllegalArgumentException(objection.get());
        }
        var engines = new Once<>(() -> Engines.of(text));
        Program program = Program.of(text).orElse(null);
        // What the program takes, the others take, too; compiling for them costs more than a small scan
        return new Expression(text, program, engines,
            program != null ? program.names() : engines.get().linear().namedGroups());
    }

    /** Names of the groups and their numbers, from 1. */
    public Map<String, Integer> names() {
        return names;
    }

    /** Matches the whole of a text; when it matches, the subject's groups are what the expression captured. */
    public boolean match(Subject subject) {
        int work = (int) Math.min(Integer.MAX_VALUE, WORK_AT_LEAST + (long) subject.length() * WORK_PER_CHARACTER);
        if (program != null && subject.isPlain()) {
            Verdict verdict = program.match(subject, work);
            return verdict == Verdict.SPENT ? engines().matchLinear(subject) : verdict == Verdict.MATCHED;
        }
        try {
            return engines().matchFast(subject, new BudgetedText(subject.text(), work));
        } catch (BudgetedText.Spent | StackOverflowError crafted) {
            return engines().matchLinear(subject);
        }
    }

    /** The engines for what the program does not take. */
    Engines engines() {
        return engines.get();
    }

    /** Our own program, if the expression is one that it takes. */
    Optional<Program> program() {
        return Optional.ofNullable(program);
    }

    @Override
    public String toString() {
        return text;
    }
}
