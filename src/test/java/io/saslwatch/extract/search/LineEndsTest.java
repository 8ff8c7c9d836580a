package io.saslwatch.extract.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class LineEndsTest {

    @Test
    void findsTheFirstLineFeedAtEveryDistanceAndAlignment() {
        for (int from = 0; from < 40; from++) {
            for (int distance = 0; distance < 80; distance++) {
                byte[] bytes = new byte[200];
                Arrays.fill(bytes, (byte) 0x0B);
                bytes[from + distance] = '\n';
                bytes[from + distance + 1] = '\n';
                assertThat(LineEnds.next(bytes, from, 200)).isEqualTo(from + distance);
                assertThat(LineEnds.next(bytes, from, from + distance)).isEqualTo(from + distance);
            }
        }
    }

    @Test
    void takesNoOtherByteForALineFeed() {
        Random random = new Random(7);
        byte[] bytes = new byte[10_000];
        random.nextBytes(bytes);
        for (int at = 0; at < bytes.length; at = LineEnds.next(bytes, at, bytes.length) + 1) {
            int expected = at;
            while (expected < bytes.length && bytes[expected] != '\n') {
                expected++;
            }
            assertThat(LineEnds.next(bytes, at, bytes.length)).isEqualTo(expected);
        }
    }
}
