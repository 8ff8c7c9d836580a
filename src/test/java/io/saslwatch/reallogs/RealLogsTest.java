package io.saslwatch.reallogs;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Reads the logs of real daemons and compares the events with what was really attempted. */
class RealLogsTest {

    static List<String> runs() {
        return RealRun.names();
    }

    @ParameterizedTest
    @MethodSource("runs")
    void findsEveryAttemptOnce(String name) {
        RealRun run = RealRun.load(name);
        Score score = Score.of(run, List.copyOf(whole(run).events().values()));
        System.out.println(name + score);
        score.misses().forEach(miss -> System.out.println("    " + miss));
        score.shares().forEach((figure, share) -> assertThat(share).as(figure).isGreaterThanOrEqualTo(0.995));
    }

    @ParameterizedTest
    @MethodSource("runs")
    void findsTheSameWhetherKilledBetweenBatchesOrNot(String name) {
        RealRun run = RealRun.load(name);
        Extraction whole = whole(run);
        var sizes = new Random(name.hashCode());
        var pieces = new Extraction(run.zone());
        pieces.read(run.logs(), () -> 1 + sizes.nextInt(sizes.nextInt(10) == 0 ? 40_000 : 2_000), true);

        assertThat(pieces.events()).isEqualTo(whole.events());
        assertThat(pieces.settled()).isEqualTo(whole.settled());
    }

    @ParameterizedTest
    @MethodSource("runs")
    void settlesEveryEventOnceAndAsItIsInTheEnd(String name) {
        Extraction whole = whole(RealRun.load(name));

        assertThat(whole.settled()).hasSameSizeAs(whole.events().values())
            .containsExactlyInAnyOrderElementsOf(whole.events().values());
    }

    @ParameterizedTest
    @MethodSource("runs")
    void findsTheSameInRotatedPieces(String name) {
        RealRun run = RealRun.load(name);
        var random = new Random(name.hashCode());
        Map<String, List<byte[]>> rotated = new LinkedHashMap<>();
        run.logs().forEach((log, bytes) -> rotated.put(log, pieces(bytes, random)));
        var pieces = new Extraction(run.zone());
        pieces.readRotated(rotated, () -> 1 + random.nextInt(100_000), true);

        assertThat(pieces.events().values()).usingElementComparatorIgnoringFields("id", "line", "evidence")
            .containsExactlyInAnyOrderElementsOf(whole(run).events().values());
    }

    private static List<byte[]> pieces(byte[] log, Random random) {
        List<byte[]> pieces = new ArrayList<>();
        for (int from = 0; from < log.length; ) {
            int to = Math.min(log.length, from + 1 + random.nextInt(log.length));
            while (to < log.length && log[to - 1] != '\n') {
                to++;
            }
            pieces.add(Arrays.copyOfRange(log, from, to));
            from = to;
        }
        return pieces;
    }

    private static Extraction whole(RealRun run) {
        var extraction = new Extraction(run.zone());
        extraction.read(run.logs(), () -> 4 << 20, false);
        return extraction;
    }
}
