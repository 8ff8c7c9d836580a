package io.saslwatch.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Edits at random, right and wrong, while lines come without a pause; -Dedits=N for more of them, -Dseed=N for others. */
class RandomEditsTest {

    private static final Duration LONG = Duration.ofSeconds(60);
    private static final int EDITS = Integer.getInteger("edits", 300);
    /** After so many edits, some of them within one look, the service gets the time to follow. */
    private static final int AT_ONCE = 20;
    private static final List<String> FILES = List.of("1-read/live.camel.yaml", "2-extract/extract.camel.yaml",
        "3-enrich/enrich.camel.yaml", "4-store/store.camel.yaml", "6-deliver/csv.camel.yaml", "5-detect/spray.camel.yaml",
        "5-detect/detect.camel.yaml", "4-store/retention.camel.yaml", "7-report/daily.camel.yaml");

    @TempDir
    private Path home;
    private EditedService service;
    private final List<String> written = new ArrayList<>();

    @Test
    void noLineIsLostOrDoubledAndTheRightRoutesRun() throws Exception {
        long seed = Long.getLong("seed", 20261125);
        System.out.println("seed " + seed);
        Random random = new Random(seed);
        EditedService.install(home);
        service = new EditedService(home);
        try {
            List<String> shipped = service.routes();
            AtomicBoolean enough = new AtomicBoolean();
            Thread daemon = new Thread(() -> write(enough), "mail daemon");
            daemon.start();
            Map<String, String> marks = new TreeMap<>();
            for (int i = 1; i <= EDITS; i++) {
                edit(random, i, marks);
                if (i % AT_ONCE == 0) {
                    // right again, as an operator leaves it; what was wrong in between must have done no harm
                    mend(marks);
                    follow(marks, seed);
                    assertThat(service.routes()).as("seed %d", seed).containsAll(shipped);
                }
            }
            enough.set(true);
            daemon.join();
            await().atMost(LONG).until(() -> service.users().size() >= written.size());
            assertThat(service.users()).as("seed %d", seed).containsExactlyElementsOf(written);
            assertThat(service.refused).as("wrong versions were seen, seed %d", seed).isNotEmpty();
            assertThat(service.applied).as("seed %d", seed).hasSizeGreaterThan(EDITS / AT_ONCE / 2);
            System.out.println(written.size() + " lines, " + service.applied.size() + " changes in force, "
                + service.state().refused() + " refused");
        } finally {
            service.close();
        }
    }

    private void edit(Random random, int number, Map<String, String> marks) throws IOException {
        String name = FILES.get(random.nextInt(FILES.size()));
        switch (random.nextInt(9)) {
            case 0 -> service.write(name, "");
            case 1 -> service.write(name, service.text(name) + "- route: {");
            case 2 -> service.write(name, service.text(name).replaceFirst("uri: \\w+", "uri: nothing"));
            case 3 -> Files.deleteIfExists(service.file(name));
            case 4 -> service.write(name, service.text(name).replaceFirst("id: \\S+", "id: stdin"));
            default -> {
                String mark = "Edit " + number;
                marks.put(name, mark);
                service.write(name, marked(name, mark));
            }
        }
        if (random.nextInt(3) == 0) {
            // sometimes a look falls between two edits
            LockSupport.parkNanos(Duration.ofMillis(random.nextInt(250)).toNanos());
        }
        for (String each : FILES) {
            if (!Files.exists(service.file(each)) && random.nextBoolean()) {
                service.write(each, marked(each, marks.getOrDefault(each, "Shipped")));
            }
        }
        if (!Files.exists(service.file(name))) {
            service.write(name, marked(name, marks.getOrDefault(name, "Shipped")));
        }
    }

    private void mend(Map<String, String> marks) throws IOException {
        for (String name : FILES) {
            service.write(name, marked(name, marks.getOrDefault(name, "Shipped")));
        }
    }

    private static String marked(String name, String mark) throws IOException {
        return Files.readString(Path.of("routes").resolve(name)).replaceFirst("(?m)^    description: .*", "    description: " + mark);
    }

    private void follow(Map<String, String> marks, long seed) {
        await().atMost(LONG).alias("seed " + seed).until(() -> !service.state().differs() && FILES.stream().allMatch(name ->
            marks.getOrDefault(name, "Shipped").equals(service.description(
                name.substring(name.lastIndexOf('/') + 1).replace(".camel.yaml", "")))));
    }

    private void write(AtomicBoolean enough) {
        for (int i = 0; !enough.get(); i++) {
            try {
                service.log("user" + i);
            } catch (IOException failed) {
                throw new java.io.UncheckedIOException(failed);
            }
            written.add("user" + i);
            LockSupport.parkNanos(Duration.ofMillis(25).toNanos());
        }
    }
}
