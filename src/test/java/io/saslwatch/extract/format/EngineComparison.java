package io.saslwatch.extract.format;

import io.saslwatch.extract.format.match.Program;
import io.saslwatch.extract.format.match.Subject;
import io.saslwatch.extract.format.match.Verdict;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** Asks each of an expression's engines by itself. */
public final class EngineComparison {

    private EngineComparison() {
    }

    /** The groups that the expression captures, element 0 being unused; null when the text does not match. */
    public static String[] match(Expression expression, String text) {
        Subject subject = subject(text);
        return expression.match(subject) ? groups(expression, subject) : null;
    }

    /** Likewise, with {@code java.util.regex} alone. */
    public static String[] fast(Expression expression, String text) {
        Subject subject = subject(text);
        return expression.engines().matchFast(subject, text) ? groups(expression, subject) : null;
    }

    /** Likewise, with {@code java.util.regex} and its budget, without a subject: what matching cost before. */
    public static String[] budgeted(Expression expression, String text) {
        var matcher = expression.engines().fast().matcher(
            new BudgetedText(text, 1024 + text.length() * Expression.WORK_PER_CHARACTER));
        if (!matcher.matches()) {
            return null;
        }
        String[] groups = new String[matcher.groupCount() + 1];
        for (int group = 1; group < groups.length; group++) {
            int start = matcher.start(group);
            if (start >= 0) {
                groups[group] = text.substring(start, matcher.end(group));
            }
        }
        return groups;
    }

    /** Likewise, with RE2/J alone. */
    public static String[] linear(Expression expression, String text) {
        Subject subject = subject(text);
        return expression.engines().matchLinear(subject) ? groups(expression, subject) : null;
    }

    /** Likewise, with our own program alone, which gets as much work as it needs. */
    public static String[] own(Expression expression, String text) {
        return own(expression, subject(text));
    }

    /** Likewise, with the text as bytes in the middle of others. */
    public static String[] ownInBytes(Expression expression, String text) {
        byte[] bytes = ("a b" + text + "b, a").getBytes(StandardCharsets.UTF_8);
        Subject subject = new Subject();
        subject.set(bytes, 3, bytes.length - 4);
        return own(expression, subject);
    }

    private static String[] own(Expression expression, Subject subject) {
        Verdict verdict = expression.program().orElseThrow().match(subject, Integer.MAX_VALUE);
        return verdict == Verdict.MATCHED ? groups(expression, subject) : null;
    }

    /** Whether our own program takes the expression. */
    public static boolean isOurs(Expression expression) {
        return expression.program().isPresent();
    }

    /** Whether all give the same groups. */
    public static boolean agree(Expression expression, String text) {
        String[] fast = fast(expression, text);
        return Arrays.equals(fast, linear(expression, text)) && Arrays.equals(fast, own(expression, text))
            && Arrays.equals(fast, ownInBytes(expression, text));
    }

    /** Whether our own program and {@code java.util.regex} need at most half of their budget. */
    public static boolean staysWithinBudget(Expression expression, String text) {
        int half = text.length() * Expression.WORK_PER_CHARACTER / 2;
        Program program = expression.program().orElseThrow();
        try {
            expression.engines().matchFast(subject(text), new BudgetedText(text, half));
            return program.match(subject(text), half) != Verdict.SPENT;
        } catch (BudgetedText.Spent spent) {
            return false;
        }
    }

    /** What each engine says, for messages. */
    public static String told(Expression expression, String text) {
        return expression + " on " + text + ": " + List.of("java " + Arrays.toString(fast(expression, text)),
            "re2 " + Arrays.toString(linear(expression, text)), "own " + Arrays.toString(own(expression, text)),
            "own in bytes " + Arrays.toString(ownInBytes(expression, text)));
    }

    private static Subject subject(String text) {
        Subject subject = new Subject();
        subject.set(text);
        return subject;
    }

    private static String[] groups(Expression expression, Subject subject) {
        int count = expression.engines().fast().matcher("").groupCount();
        return IntStream.rangeClosed(0, count).mapToObj(group -> group == 0 ? null : subject.group(group))
            .toArray(String[]::new);
    }
}
