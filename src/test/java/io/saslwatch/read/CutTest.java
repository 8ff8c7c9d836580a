package io.saslwatch.read;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CutTest {

    @Test
    void countsLineFeedsAndNoticesNulWhereverTheyStand() {
        Random random = new Random(1);
        byte[] values = {'\n', 0, 'a', '\t', 11, 9, (byte) 0x8a, (byte) 0x80, (byte) 0xff, 1};
        for (int round = 0; round < 20_000; round++) {
            byte[] bytes = new byte[random.nextInt(40)];
            int kinds = 1 + random.nextInt(values.length);
            for (int at = 0; at < bytes.length; at++) {
                bytes[at] = values[random.nextInt(kinds)];
            }
            int from = random.nextInt(bytes.length + 1);
            int to = from + random.nextInt(bytes.length - from + 1);
            int lines = 0;
            boolean nul = false;
            for (int at = from; at < to; at++) {
                lines += bytes[at] == '\n' ? 1 : 0;
                nul |= bytes[at] == 0;
            }
            assertThat(LineCounter.count(bytes, from, to)).isEqualTo(nul ? ~lines : lines);
        }
    }

    /** Reads piece by piece, as the reader does, and compares with cutting all at once line by line. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
    void givesTheSameLinesHoweverTheBytesArrive(int seed) {
        Random random = new Random(seed);
        for (int round = 0; round < 500; round++) {
            int maxLine = 1 + random.nextInt(12);
            ByteArrayOutputStream text = new ByteArrayOutputStream();
            for (int length = random.nextInt(200); length > 0; length--) {
                text.write(random.nextInt(5) == 0 ? '\n' : random.nextInt(8) == 0 ? 0 : 'a' + random.nextInt(4));
            }
            byte[] all = text.toByteArray();
            assertThat(piecewise(all, maxLine, random)).isEqualTo(atOnce(all, maxLine));
        }
    }

    private static String piecewise(byte[] all, int maxLine, Random random) {
        StringBuilder out = new StringBuilder();
        int at = 0;
        int lines = 0;
        boolean inside = false;
        for (int size = 2 * maxLine; ; ) {
            int length = Math.min(all.length - at, size);
            byte[] buffer = Arrays.copyOfRange(all, at, at + length);
            boolean last = at + length == all.length;
            Cut cut = Cut.of(buffer, length, inside, last, maxLine);
            for (int index = cut.from(); index < cut.to(); index++) {
                out.append((char) buffer[index]);
                if (buffer[index] != '\n' && index == cut.to() - 1) {
                    out.append('\n');
                }
            }
            lines += cut.lines();
            inside = cut.inside();
            at += cut.next();
            if (last && cut.next() == length) {
                return lines + ":" + out;
            }
            size = cut.next() == 0 ? size + 1 : 2 * maxLine + random.nextInt(60);
        }
    }

    private static String atOnce(byte[] all, int maxLine) {
        StringBuilder out = new StringBuilder();
        int lines = 0;
        int at = 0;
        while (at < all.length) {
            if (all[at] == 0) {
                at++;
                continue;
            }
            int end = at;
            while (end < all.length && all[end] != '\n') {
                end++;
            }
            for (int index = at; index < Math.min(end, at + maxLine); index++) {
                out.append((char) all[index]);
            }
            out.append('\n');
            lines++;
            at = end + 1;
        }
        return lines + ":" + out;
    }
}
