package io.saslwatch.extract.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExpressionTest {

    @Test
    void matchesTheWholeTextOnly() {
        Expression expression = Expression.of("user=(?<user>[a-z]+)");

        assertThat(expression.match("user=bob")).containsExactly(null, "bob");
        assertThat(expression.match("user=bob ")).isNull();
        assertThat(expression.match(" user=bob")).isNull();
    }

    @Test
    void givesNullForAGroupThatTookNoPart() {
        assertThat(Expression.of("a(?<user>b)?(?<ip>c)?").match("ac")).containsExactly(null, null, "c");
    }

    @Test
    void takesEveryCharacterForOneThatADotMatches() {
        Expression expression = Expression.of("x(?<user>.*)y");

        for (String text : new String[] {"x\u0085y", "x\u2028y", "x\u2029y", "x\ny", "x\r\ny", "x\u0000y"}) {
            assertThat(expression.match(text)).as("%x", (int) text.charAt(1)).isNotNull();
        }
    }

    @Test
    void answersACraftedLineInLinearTimeAndAsTheLinearEngineDoes() {
        // For java.util.regex the time grows with the sixth power of the line's length
        Expression expression = Expression.of("(?<user>.*),.*,.*,(?<ip>.*),.*,.*b");
        String crafted = ",".repeat(4_000);

        assertTimeout(Duration.ofSeconds(3), () -> {
            assertThat(expression.match(crafted)).isNull();
            assertThat(expression.match(crafted + "b" + crafted)).isNull();
            assertThat(expression.match(crafted + "b")).isEqualTo(expression.matchLinear(crafted + "b"));
        });
        assertThat(expression.match(crafted + "b")).containsExactly(null, ",".repeat(3_995), "");
    }

    @Test
    void spendsNoMoreThanTheBudgetOnTheFastEngine() {
        Expression expression = Expression.of(".*,.*,.*,.*,.*,.*b");
        String crafted = ",".repeat(200);

        assertThatThrownBy(() -> expression.matchFast(crafted, new BudgetedText(crafted, 100_000)))
            .isInstanceOf(BudgetedText.Spent.class);
        assertThat(expression.match(crafted)).isNull();
    }

    @Test
    void survivesALineOnWhichTheFastEngineOverflowsTheStack() {
        Expression expression = Expression.of("(?:a|b)*(?<user>c)");
        String deep = "ab".repeat(200_000) + "c";

        assertThat(expression.match(deep)).containsExactly(null, "c");
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
