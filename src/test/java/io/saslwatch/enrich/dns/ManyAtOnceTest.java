package io.saslwatch.enrich.dns;

import static io.saslwatch.enrich.dns.Scripts.late;
import static io.saslwatch.enrich.dns.Scripts.names;
import static io.saslwatch.enrich.dns.Scripts.silence;
import static org.assertj.core.api.Assertions.assertThat;

import io.saslwatch.event.AddressName;
import io.saslwatch.event.NameStatus;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Many look-ups at once, servers that are dead, and the end. */
@Timeout(60)
class ManyAtOnceTest {

    private static NameOptions options(int inFlight, Duration timeout, int retries) {
        return new NameOptions(true, List.of(), inFlight, timeout, retries, false, 10_000, Looking.PATIENT.minTtl(),
            Looking.PATIENT.maxTtl(), Looking.PATIENT.retryFirst(), Looking.PATIENT.retryMost());
    }

    private static List<CompletableFuture<AddressName>> start(Looking looking, int from, int to) {
        return IntStream.range(from, to).mapToObj(i -> looking.start("81.2." + i / 250 + "." + (1 + i % 250)))
            .collect(Collectors.toCollection(ArrayList::new));
    }

    private static Set<NameStatus> statuses(List<CompletableFuture<AddressName>> answers) {
        return answers.stream().map(answer -> Looking.ended(answer).status()).collect(Collectors.toSet());
    }

    @Test
    void noMoreAreInFlightThanTheSettingSaysAndTheOthersWaitWithoutHoldingUpTheirCallers() {
        CountDownLatch release = new CountDownLatch(1);
        try (LoopbackDns server = LoopbackDns.open();
             Looking looking = new Looking(options(7, Duration.ofSeconds(5), 0), server.address())) {
            List<DnsCall> held = Collections.synchronizedList(new ArrayList<>());
            server.otherwise(call -> {
                if (release.getCount() == 0) {
                    names("host.example.org.").play(call);
                } else {
                    held.add(call);
                }
            });
            List<CompletableFuture<AddressName>> answers = start(looking, 0, 100);
            Awaitility.await().until(() -> held.size() == 7);
            assertThat(looking.meters.get("saslwatch.enrich.names.in.flight").gauge().value()).isEqualTo(7);
            assertThat(looking.meters.get("saslwatch.enrich.names.waiting").gauge().value()).isEqualTo(93);
            assertThat(answers).noneMatch(CompletableFuture::isDone);
            assertThat(server.questions()).isEqualTo(7);
            release.countDown();
            held.forEach(call -> names("host.example.org.").play(call));
            assertThat(statuses(answers)).containsExactly(NameStatus.OK);
            assertThat(server.mostAtOnce()).isLessThanOrEqualTo(7);
            Awaitility.await().until(() -> looking.meters.get("saslwatch.enrich.names.in.flight").gauge().value() == 0);
        }
    }

    @Test
    void oneQuestionIsAskedForAnAddressHoweverManyWaitForIt() throws InterruptedException {
        try (LoopbackDns server = LoopbackDns.open();
             Looking looking = new Looking(options(256, Duration.ofSeconds(5), 0), server.address())) {
            server.otherwise(late(Duration.ofMillis(100), names("shared.example.org.")));
            List<CompletableFuture<AddressName>> answers = Collections.synchronizedList(new ArrayList<>());
            List<Thread> callers = IntStream.range(0, 8).mapToObj(i -> new Thread(() -> {
                for (int j = 0; j < 100; j++) {
                    answers.add(looking.start("81.2.69.160"));
                }
            })).toList();
            callers.forEach(Thread::start);
            for (Thread caller : callers) {
                caller.join();
            }
            assertThat(answers).hasSize(800);
            assertThat(statuses(answers)).containsExactly(NameStatus.OK);
            assertThat(server.questions()).isEqualTo(1);
            assertThat(looking.count("remembered")).isEqualTo(799);
        }
    }

    @Test
    void manyAreAskedForByOneThread() {
        try (LoopbackDns server = LoopbackDns.open("127.0.0.1", Duration.ofMillis(5), 0.05, 11);
             Looking looking = new Looking(options(256, Duration.ofMillis(300), 9), server.address())) {
            server.otherwise(names("host.example.org."));
            assertThat(statuses(start(looking, 0, 3000))).containsExactly(NameStatus.OK);
            assertThat(Thread.getAllStackTraces().keySet())
                .filteredOn(thread -> thread.getName().equals("saslwatch-names")).hasSize(1).allMatch(Thread::isDaemon);
            assertThat(server.questions()).isGreaterThan(3000);
        }
    }

    @Test
    void deadServersAreNotWaitedForAgainAndAgainAndTheirReturnIsNoticed() {
        try (LoopbackDns server = LoopbackDns.open();
             Looking looking = new Looking(options(20, Duration.ofMillis(100), 1), server.address())) {
            server.otherwise(silence());
            List<CompletableFuture<AddressName>> answers = start(looking, 0, 2000);
            assertThat(statuses(answers)).containsExactly(NameStatus.TIMEOUT);
            // 100 times as many as are in flight, and yet nearly all ended without a question of their own
            assertThat(server.questions()).isLessThan(200);
            assertThat(looking.told).containsExactly("silent after 20");

            server.otherwise(names("back.example.org."));
            assertThat(statuses(start(looking, 2000, 2001))).containsExactly(NameStatus.OK);
            assertThat(looking.told).containsExactly("silent after 20", "answering again");
            assertThat(statuses(start(looking, 3000, 3100))).containsExactly(NameStatus.OK);
        }
    }

    @Test
    void aServerThatCannotBeReachedEndsInATimeOut() {
        LoopbackDns gone = LoopbackDns.open();
        gone.close();
        try (Looking looking = new Looking(options(20, Duration.ofMillis(100), 1), gone.address())) {
            assertThat(statuses(start(looking, 0, 5))).containsExactly(NameStatus.TIMEOUT);
        }
    }

    @Test
    void aServerThatIsRestartedInTimeIsNoFailure() {
        LoopbackDns first = LoopbackDns.open();
        try (Looking looking = new Looking(options(20, Duration.ofMillis(200), 20), first.address())) {
            first.close();
            CompletableFuture<AddressName> answer = looking.start("81.2.69.160");
            Awaitility.await().until(() -> looking.count("timeouts") >= 1);
            try (LoopbackDns second = LoopbackDns.on("127.0.0.1", first.address().getPort(), Duration.ZERO, 0, 0)) {
                second.otherwise(names("again.example.org."));
                assertThat(Looking.ended(answer).name()).isEqualTo("again.example.org");
            }
        }
    }

    @Test
    void closingEndsEverythingUnansweredAndTheThread() throws Exception {
        try (LoopbackDns server = LoopbackDns.open()) {
            server.otherwise(silence());
            Looking looking = new Looking(options(50, Duration.ofSeconds(30), 0), server.address());
            List<CompletableFuture<AddressName>> answers = start(looking, 0, 500);
            Awaitility.await().until(() -> server.questions() == 50);
            CompletableFuture.runAsync(looking::close).get(5, TimeUnit.SECONDS);
            assertThat(answers).allMatch(CompletableFuture::isDone);
            assertThat(statuses(answers)).containsExactly(NameStatus.TIMEOUT);
            assertThat(looking.find("81.2.99.1").status()).isEqualTo(NameStatus.TIMEOUT);
            assertThat(server.questions()).isEqualTo(50);
            Awaitility.await().untilAsserted(() -> assertThat(Thread.getAllStackTraces().keySet())
                .noneMatch(thread -> thread.getName().equals("saslwatch-names")));
        }
    }

    @Test
    void socketsAreGivenBack() {
        try (LoopbackDns server = LoopbackDns.open();
             Looking looking = new Looking(options(256, Duration.ofMillis(200), 1), server.address())) {
            server.otherwise(call -> {
                String lastOctet = call.name().getLabelString(0);
                if (lastOctet.endsWith("7")) {
                    Scripts.cut(names("cut.example.org.")).play(call);
                } else if (lastOctet.length() != 1) {
                    names("host.example.org.").play(call);
                }
            });
            long before = sockets();
            statuses(start(looking, 0, 1000));
            // a selector closes what was cancelled at its next turn
            for (int i = 0; i < 5; i++) {
                looking.find("81.2.200.1" + i);
            }
            Awaitility.await().until(() -> sockets() - before < 20);
        }
    }

    private static long sockets() {
        File[] files = new File("/proc/self/fd").listFiles();
        long sockets = 0;
        for (File file : files == null ? new File[0] : files) {
            try {
                sockets += Files.readSymbolicLink(file.toPath()).toString().startsWith("socket:") ? 1 : 0;
            } catch (IOException closed) {
                // between the list and the look
            }
        }
        return sockets;
    }
}
