package io.saslwatch.extract.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import io.saslwatch.extract.format.match.Subject;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExpressionTest {

    @Test
    void matchesTheWholeTextOnly() {
        Expression expression = Expression.of("user=(?<user>[a-z]+)");

        assertThat(EngineComparison.match(expression, "user=bob")).containsExactly(null, "bob");
        assertThat(EngineComparison.match(expression, "user=bob ")).isNull();
        assertThat(EngineComparison.match(expression, " user=bob")).isNull();
    }

    @Test
    void givesNullForAGroupThatTookNoPart() {
        assertThat(EngineComparison.match(Expression.of("a(?<user>b)?(?<ip>c)?"), "ac")).containsExactly(null, null, "c");
    }

    @Test
    void takesEveryCharacterForOneThatADotMatches() {
        Expression expression = Expression.of("x(?<user>.*)y");

        for (String text : new String[] {"x\u0085y", "x\u2028y", "x\u2029y", "x\ny", "x\r\ny", "x\u0000y"}) {
            assertThat(EngineComparison.match(expression, text)).as("%x", (int) text.charAt(1)).isNotNull();
        }
    }

    @Test
    void answersACraftedLineInLinearTimeAndAsTheLinearEngineDoes() {
        // For java.util.regex the time grows with the sixth power of the line's length
        Expression expression = Expression.of("(?<user>.*),.*,.*,(?<ip>.*),.*,.*b");
        String crafted = ",".repeat(4_000);

        assertTimeout(Duration.ofSeconds(3), () -> {
            assertThat(EngineComparison.match(expression, crafted)).isNull();
            assertThat(EngineComparison.match(expression, crafted + "b" + crafted)).isNull();
            assertThat(EngineComparison.match(expression, crafted + "b")).isEqualTo(EngineComparison.linear(expression, crafted + "b"));
        });
        assertThat(EngineComparison.match(expression, crafted + "b")).containsExactly(null, ",".repeat(3_995), "");
    }

    @Test
    void spendsNoMoreThanTheBudgetOnTheFastEngine() {
        Expression expression = Expression.of(".*,.*,.*,.*,.*,.*b");
        String crafted = ",".repeat(200);
        Subject subject = new Subject();
        subject.set(crafted);

        assertThatThrownBy(() -> expression.engines().matchFast(subject, new BudgetedText(crafted, 100_000)))
            .isInstanceOf(BudgetedText.Spent.class);
        assertThat(expression.match(subject)).isFalse();
    }

    @Test
    void survivesALineOnWhichTheFastEngineOverflowsTheStack() {
        Expression expression = Expression.of("(?:a|b)*(?<user>c)");
        String deep = "ab".repeat(200_000) + "c";

        assertThat(EngineComparison.match(expression, deep)).containsExactly(null, "c");
    }

    @Test
    void matchesWithOtherEnginesWhatTheProgramDoesNotTake() {
        Expression expression = Expression.of("(?<user>a|b)*\u00e4?");

        assertThat(expression.program()).isEmpty();
        assertThat(EngineComparison.match(expression, "ab\u00e4")).containsExactly(null, "b");
        assertThat(EngineComparison.match(expression, "abc")).isNull();
    }

    @Test
    void countsACharacterOutsideTheBasicPlaneAsOne() {
        Expression expression = Expression.of("(?<user>.)(?<ip>[^a]*)");

        assertThat(EngineComparison.match(expression, "\ud83d\ude00x\ud83d\ude00")).containsExactly(null, "\ud83d\ude00",
            "x\ud83d\ude00");
    }

    @ParameterizedTest
    @ValueSource(strings = {"(a)\\1", "(?=a)a", "(?!a)b", "(?<=a)b", "(?<!a)b", "a*+", "a++", "(?>a)", "(?i)a",
        "(?s:a)",
        "[a[b]]", "[a-z&&[b]]", "[]a]", "[^]a]", "a$", "^a", "\\s", "\\bfoo", "\\R", "\\Qa\\E", "(a", "[a", "a{2000}",
        "(?<user>a)(?<user>b)"})
    void refusesWhatIsNotLinearOrNotTheSameInBothEngines(String text) {
        assertThatThrownBy(() -> Expression.of(text)).isInstanceOf(IllegalArgumentException.class)
            .hasMessageMatching("(?s).{10,}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\\$", "a\\^b", "[\\[\\]]", "[^\\[]*\\[", "\\\\[a]", "(?:a|b)?", "a{1,20}", "[a&b]",
        "a\\(b"})
    void takesWhatBothEnginesUnderstandAlike(String text) {
        assertThat(Expression.of(text)).hasToString(text);
    }
}
