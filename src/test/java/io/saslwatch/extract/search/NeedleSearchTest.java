package io.saslwatch.extract.search;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NeedleSearchTest {

    @Test
    void findsNothingWithoutNeedles() {
        assertThat(find(List.of(), "any text")).isZero();
    }

    @Test
    void findsATextAtEitherEndAndOnlyWhole() {
        assertThat(find(List.of("abcd"), "abcd")).isEqualTo(1);
        assertThat(find(List.of("abcd"), "xxabcd")).isEqualTo(1);
        assertThat(find(List.of("abcd"), "abcdxx")).isEqualTo(1);
        assertThat(find(List.of("abcd"), "xabc")).isZero();
        assertThat(find(List.of("abcd"), "")).isZero();
    }

    @Test
    void staysWithinItsBounds() {
        byte[] text = "xxabcdxx".getBytes(UTF_8);

        assertThat(new NeedleSearch(List.of("abcd")).find(text, 3, 8)).isZero();
        assertThat(new NeedleSearch(List.of("abcd", "abcdxx")).find(text, 0, 7)).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void agreesWithAPlainSearchOnRandomTexts(long seed) {
        Random random = new Random(seed);
        for (int round = 0; round < 5_000; round++) {
            List<String> needles = new ArrayList<>();
            int count = 1 + random.nextInt(6);
            while (needles.size() < count) {
                needles.add(text(random, 2 + random.nextInt(8)));
            }
            String text = text(random, random.nextInt(60));
            long expected = 0;
            for (int i = 0; i < count; i++) {
                expected |= text.contains(needles.get(i)) ? 1L << i : 0;
            }
            assertThat(find(needles, text)).as("seed %d: %s in %s", seed, needles, text).isEqualTo(expected);
        }
    }

    private static String text(Random random, int length) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < length; i++) {
            text.append("ab\u00e9=".charAt(random.nextInt(4)));
        }
        return text.toString();
    }

    private static long find(List<String> needles, String text) {
        byte[] bytes = text.getBytes(UTF_8);
        return new NeedleSearch(needles).find(bytes, 0, bytes.length);
    }
}
