package io.saslwatch.extract;

import static org.assertj.core.api.Assertions.assertThat;

import io.saslwatch.extract.format.EngineComparison;
import io.saslwatch.extract.format.Expression;
import io.saslwatch.extract.format.Format;
import io.saslwatch.extract.format.LinePattern;
import io.saslwatch.extract.format.Sample;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Compares the three engines on the shipped expressions and on messages that nearly are what they take. */
class MutatedSamplesTest {

    private static final String[] HOSTILE = {", sasl_username=", ">, rip=192.0.2.1", "user=<", "]: SASL ", ",192.0.2.1): ",
        "given password: ", " authentication failed: ", "\n", "\u0000", "\u00e9", "\u20ac\u2028", "[", "]", "(", ")", "<", ">", ",",
        ": ", "x".repeat(70), " ".repeat(40)};

    private final List<Expression> expressions = new ArrayList<>();
    private final List<String> messages = new ArrayList<>();

    MutatedSamplesTest() {
        SingleLine single = new SingleLine(Lines.shipped());
        for (Format format : Lines.shipped()) {
            for (LinePattern pattern : format.patterns()) {
                expressions.add(pattern.expression());
                List<Sample> samples = new ArrayList<>(pattern.samples());
                samples.addAll(pattern.not());
                for (Sample sample : samples) {
                    single.read(sample.line());
                    messages.add(single.message());
                }
            }
        }
    }

    @Test
    void areReadAlikeByAllEngines() {
        Random random = new Random(7);
        List<String> differences = new ArrayList<>();
        int matched = 0;
        for (int i = 0; i < 12_000; i++) {
            String message = mutated(random);
            for (Expression expression : expressions) {
                if (!EngineComparison.agree(expression, message)) {
                    differences.add(EngineComparison.told(expression, message));
                }
                matched += EngineComparison.own(expression, message) == null ? 0 : 1;
            }
        }
        assertThat(differences).isEmpty();
        assertThat(matched).as("mutations that are still taken").isGreaterThan(3_000);
    }

    @Test
    void everyShippedExpressionIsMatchedByOurOwnProgram() {
        assertThat(expressions).hasSizeGreaterThan(20).allMatch(EngineComparison::isOurs);
    }

    /** Texts that make a run end, or seem to end, at every place; whatever they cost, the answer is RE2/J's. */
    @Test
    void hostileLinesGetTheAnswerOfTheLinearEngine() {
        for (String message : messages) {
            for (String hostile : HOSTILE) {
                int at = message.length() / 2;
                String longer = message.substring(0, at) + hostile.repeat(300) + message.substring(at);
                for (Expression expression : expressions) {
                    if (EngineComparison.own(expression, message) != null) {
                        assertThat(EngineComparison.match(expression, longer)).as(expression.toString())
                            .isEqualTo(EngineComparison.linear(expression, longer));
                    }
                }
            }
        }
    }

    private String mutated(Random random) {
        StringBuilder text = new StringBuilder(any(random));
        for (int times = 1 + random.nextInt(3); times > 0; times--) {
            int from = random.nextInt(text.length() + 1);
            int to = Math.min(text.length(), from + random.nextInt(random.nextBoolean() ? 3 : 30));
            switch (random.nextInt(5)) {
                case 0 -> text.delete(from, to);
                case 1 -> text.insert(from, HOSTILE[random.nextInt(HOSTILE.length)]);
                case 2 -> text.insert(from, text.substring(from, to));
                case 3 -> {
                    String other = any(random);
                    int start = random.nextInt(other.length());
                    text.replace(from, to, other.substring(start, Math.min(other.length(), start + random.nextInt(40))));
                }
                default -> text.insert(random.nextInt(text.length() + 1), text.substring(from, to)).delete(from, to);
            }
        }
        return text.toString();
    }

    private String any(Random random) {
        return messages.get(random.nextInt(messages.size()));
    }
}
