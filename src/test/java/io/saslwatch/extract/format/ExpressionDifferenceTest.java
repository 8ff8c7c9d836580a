package io.saslwatch.extract.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Compares the three engines on random expressions and texts of few characters, where much nearly fits. */
class ExpressionDifferenceTest {

    private static final String[] ATOMS = {"a", "b", "ab", "ba", ".", "[ab]", "[^a]", "[^b]", "[a-c]", "\\w", "\\W", "[^\\w-]",
        "\\.", "c", "bc", "[.\\-]", "\\x61"};
    private static final String[] REPEATS = {"*", "+", "?", "*?", "+?", "??", "{2}", "{1,2}", "{2,3}?", "{0,2}", "{2,}", "{1,}?"};
    private static final String ALPHABET = "aaabbbcc.-\u00e4\u20ac";

    @Test
    void allEnginesCaptureTheSame() {
        Random random = new Random(42);
        List<String> differences = new ArrayList<>();
        int taken = 0;
        int matched = 0;
        for (int i = 0; i < 10_000; i++) {
            String text = expression(random, 3);
            if (ExpressionRules.objection(text).isPresent()) {
                continue;
            }
            Expression expression = Expression.of(text);
            if (expression.program().isEmpty()) {
                continue;
            }
            taken++;
            for (int j = 0; j < 25; j++) {
                String subject = subject(random);
                if (!EngineComparison.agree(expression, subject)) {
                    differences.add(EngineComparison.told(expression, subject));
                }
                matched += EngineComparison.own(expression, subject) == null ? 0 : 1;
            }
        }
        assertThat(differences).isEmpty();
        assertThat(taken).isGreaterThan(3_000);
        assertThat(matched).isGreaterThan(5_000);
    }

    private static String subject(Random random) {
        StringBuilder text = new StringBuilder();
        for (int length = random.nextInt(10); length > 0; length--) {
            text.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
        }
        return text.toString();
    }

    private static String expression(Random random, int depth) {
        StringBuilder text = new StringBuilder();
        for (int parts = random.nextInt(4) + (depth == 3 ? 1 : 0); parts > 0; parts--) {
            text.append(part(random, depth));
        }
        return text.toString();
    }

    private static String part(Random random, int depth) {
        int kind = random.nextInt(depth == 0 ? 5 : 9);
        if (kind < 5) {
            String atom = ATOMS[random.nextInt(ATOMS.length)];
            return kind < 2 ? atom : atom + REPEATS[random.nextInt(REPEATS.length)];
        }
        StringBuilder inside = new StringBuilder(expression(random, depth - 1));
        for (int more = random.nextInt(3); more > 0; more--) {
            inside.append('|').append(expression(random, depth - 1));
        }
        return (random.nextBoolean() ? "(?:" : "(") + inside + ")"
            + (random.nextInt(3) == 0 ? "" : REPEATS[random.nextInt(REPEATS.length)]);
    }
}
