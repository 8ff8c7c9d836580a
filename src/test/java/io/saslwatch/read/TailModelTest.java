package io.saslwatch.read;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Random sequences of everything that happens to logs, with the reader stopped, killed and refused in between. Each
 * line must be taken exactly once; only lines that a truncation took away before they were copied may be missing, and
 * then the truncation must have been told. {@code -Dsaslwatch.model.seeds=N} runs so many seeds instead of the fixed
 * ones, {@code -Dsaslwatch.model.seed=S} one.
 */
class TailModelTest {

    private static final int STEPS = 30;
    private static final int FIXED = 300;

    @Test
    void everyLineIsTakenExactlyOnceWhateverHappensToItsFile(@TempDir Path folder) throws IOException {
        for (long seed : seeds()) {
            Path place = Files.createDirectory(folder.resolve("seed-" + seed));
            try {
                new Run(place, seed).all();
            } catch (AssertionError | RuntimeException failed) {
                throw new AssertionError("seed " + seed + " fails; run it alone with -Dsaslwatch.model.seed=" + seed,
                    failed);
            }
        }
    }

    private static long[] seeds() {
        String one = System.getProperty("saslwatch.model.seed");
        if (one != null) {
            return new long[] {Long.parseLong(one)};
        }
        String many = System.getProperty("saslwatch.model.seeds");
        long base = many == null ? 0 : System.nanoTime() & 0xffffff;
        return LongStream.range(base, base + (many == null ? FIXED : Long.parseLong(many))).toArray();
    }

    private static final class Run {
        private final Random random;
        private final FileModel model;
        private final Harness reader = new Harness();
        private final List<String> steps = new ArrayList<>();
        private boolean running;

        Run(Path folder, long seed) {
            random = new Random(seed);
            model = new FileModel(folder, random);
            reader.batch(1 + random.nextInt(3000), 1100);
        }

        void all() {
            for (int step = 0; step < STEPS; step++) {
                step();
            }
            reader.storeFails = false;
            reader.keepsWaiting = false;
            model.finish();
            restart();
            for (int round = 0; round < 4; round++) {
                reader.later(Duration.ofSeconds(20));
                reader.run();
            }
            judge();
        }

        private void step() {
            int what = random.nextInt(100);
            if (what < 35) {
                steps.add("append");
                model.append();
            } else if (what < 42) {
                steps.add("partial");
                model.appendPartial();
            } else if (what < 50) {
                steps.add("rotate");
                model.rotate();
            } else if (what < 54) {
                steps.add("copytruncate");
                model.copyTruncate(this::read);
            } else if (what < 56) {
                steps.add("truncate");
                model.truncate();
            } else if (what < 58) {
                steps.add("delete");
                model.deleteAndCreate();
            } else if (what < 65) {
                steps.add("compress");
                model.compress();
            } else if (what < 70) {
                steps.add("stop");
                if (running) {
                    reader.stop();
                }
                running = false;
            } else if (what < 74) {
                kill();
            } else if (what < 78) {
                steps.add("store " + reader.storeFails);
                reader.storeFails = !reader.storeFails;
            } else if (what < 82) {
                steps.add("later");
                reader.later(Duration.ofSeconds(random.nextInt(12)));
            } else {
                read();
            }
        }

        /** The process dies with batches on their way: some may have been stored, none is heard of again. */
        private void kill() {
            steps.add("kill");
            if (!running) {
                return;
            }
            reader.keepsWaiting = random.nextBoolean();
            turns(random.nextInt(4));
            reader.keepsWaiting = false;
            reader.waiting.clear();
            reader.stop();
            running = false;
        }

        private void turns(int turns) {
            try {
                for (int turn = 0; turn < Math.min(turns, 3); turn++) {
                    reader.reader().turn();
                }
            } catch (InterruptedException impossible) {
                throw new AssertionError(impossible);
            }
        }

        private void read() {
            steps.add("read");
            if (!running) {
                restart();
            }
            if (random.nextInt(3) == 0) {
                turns(3);
            } else {
                reader.run();
            }
        }

        private void restart() {
            reader.start(model.log());
            running = true;
        }

        private void judge() {
            Map<String, Integer> missing = new HashMap<>();
            model.written().forEach(line -> missing.merge(line, 1, Integer::sum));
            List<String> surplus = new ArrayList<>();
            for (String line : reader.texts()) {
                if (missing.merge(line, -1, Integer::sum) < 0) {
                    surplus.add(line);
                }
            }
            List<String> lost = new ArrayList<>();
            missing.forEach((line, times) -> {
                for (int time = 0; time < times; time++) {
                    lost.add(line);
                }
            });
            List<String> endangered = new ArrayList<>(model.endangered());
            lost.removeIf(endangered::remove);
            // what is left of a line whose end was cut away may be handed on as it is
            surplus.removeIf(line -> line.isEmpty() || line.startsWith("p"));
            assertThat(surplus).as("lines taken twice or never written, after " + steps + " " + reader.told).isEmpty();
            assertThat(lost).as("lines lost that no truncation took, after " + steps + " " + reader.told).isEmpty();
        }
    }
}
