package io.saslwatch.extract.format;

import java.util.Arrays;

/** Asks each of an expression's two engines by itself. */
public final class EngineComparison {

    private EngineComparison() {
    }

    /** Whether both give the same groups. */
    public static boolean agree(Expression expression, String text) {
        return Arrays.equals(expression.matchFast(text, text), expression.matchLinear(text));
    }

    /** Whether the fast engine needs at most half of its budget. */
    public static boolean staysWithinBudget(Expression expression, String text) {
        try {
            expression.matchFast(text, new BudgetedText(text, text.length() * Expression.READS_PER_CHARACTER / 2));
            return true;
        } catch (BudgetedText.Spent spent) {
            return false;
        }
    }
}
