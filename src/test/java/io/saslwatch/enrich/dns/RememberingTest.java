package io.saslwatch.enrich.dns;

import static io.saslwatch.enrich.dns.Scripts.code;
import static io.saslwatch.enrich.dns.Scripts.names;
import static io.saslwatch.enrich.dns.Scripts.nxdomain;
import static org.assertj.core.api.Assertions.assertThat;

import io.saslwatch.event.AddressName;
import io.saslwatch.event.NameStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What is kept in memory, and for how long. */
class RememberingTest {

    private static final String ADDRESS = "81.2.69.160";

    private final LoopbackDns server = LoopbackDns.open();
    private final Looking looking = Looking.at(server);

    @AfterEach
    void close() {
        looking.close();
        server.close();
    }

    @Test
    void anAnswerIsKeptUntilItShouldBeAskedForAgainAndNoLonger() {
        server.reverse(ADDRESS, names(1800, "first.example.org."));
        Instant until = looking.find(ADDRESS).until();
        server.reverse(ADDRESS, names(1800, "second.example.org."));
        looking.clock.forward(Duration.ofSeconds(1799));
        assertThat(looking.find(ADDRESS).name()).isEqualTo("first.example.org");
        assertThat(looking.find(ADDRESS).until()).isEqualTo(until);
        assertThat(server.questions()).isEqualTo(1);
        assertThat(looking.count("remembered")).isEqualTo(2);
        looking.clock.forward(Duration.ofSeconds(1));
        assertThat(looking.find(ADDRESS).name()).isEqualTo("second.example.org");
    }

    @Test
    void whatDoesNotExistIsKeptToo() {
        server.reverse(ADDRESS, nxdomain(3600));
        looking.find(ADDRESS);
        looking.clock.forward(Duration.ofMinutes(59));
        assertThat(looking.find(ADDRESS).status()).isEqualTo(NameStatus.NXDOMAIN);
        assertThat(server.questions()).isEqualTo(1);
    }

    @Test
    void failuresAreAskedForAgainEverMoreRarelyUntilOneAnswerComes() {
        server.reverse(ADDRESS, code(2));
        Duration most = Duration.ofMinutes(1);
        for (int failure = 1; failure <= 12; failure++) {
            AddressName answer = looking.find(ADDRESS);
            assertThat(answer.status()).isEqualTo(NameStatus.SERVFAIL);
            assertThat(server.questions(ADDRESS)).isEqualTo(failure);
            assertThat(looking.lifeOf(answer)).isBetween(most.multipliedBy(3).dividedBy(4).minusMillis(1), most);
            looking.clock.forward(looking.lifeOf(answer));
            most = most.multipliedBy(2).compareTo(Duration.ofHours(6)) > 0 ? Duration.ofHours(6) : most.multipliedBy(2);
        }
        server.reverse(ADDRESS, nxdomain(600));
        looking.clock.forward(looking.lifeOf(looking.find(ADDRESS)));
        server.reverse(ADDRESS, code(5));
        assertThat(looking.lifeOf(looking.find(ADDRESS))).isLessThanOrEqualTo(Duration.ofMinutes(1));
    }

    @Test
    void noMoreIsKeptThanTheSettingSays() {
        NameOptions small = new NameOptions(true, List.of(), 16, Duration.ofSeconds(1), 0, false, 10,
            Looking.PATIENT.minTtl(), Looking.PATIENT.maxTtl(), Looking.PATIENT.retryFirst(),
            Looking.PATIENT.retryMost());
        server.otherwise(names("host.example.org."));
        try (Looking forgetful = new Looking(small, server.address())) {
            for (int round = 0; round < 2; round++) {
                for (int i = 1; i <= 100; i++) {
                    forgetful.find("81.2.69." + i);
                }
            }
            assertThat(forgetful.count("remembered")).isLessThanOrEqualTo(10);
            assertThat(server.questions()).isGreaterThanOrEqualTo(190);
        }
    }

    @Test
    void memoryCanBeSwitchedOff() {
        NameOptions none = new NameOptions(true, List.of(), 16, Duration.ofSeconds(1), 0, false, 0,
            Looking.PATIENT.minTtl(), Looking.PATIENT.maxTtl(), Looking.PATIENT.retryFirst(),
            Looking.PATIENT.retryMost());
        server.otherwise(names("host.example.org."));
        try (Looking forgetful = new Looking(none, server.address())) {
            forgetful.find(ADDRESS);
            assertThat(forgetful.find(ADDRESS).name()).isEqualTo("host.example.org");
            assertThat(server.questions()).isEqualTo(2);
        }
    }

    @Test
    void askingCanBeSwitchedOff() {
        NameOptions off = new NameOptions(false, List.of(), 16, Duration.ofSeconds(1), 0, false, 0,
            Looking.PATIENT.minTtl(), Looking.PATIENT.maxTtl(), Looking.PATIENT.retryFirst(),
            Looking.PATIENT.retryMost());
        try (Looking silent = new Looking(off, server.address())) {
            assertThat(silent.find(ADDRESS)).isSameAs(AddressName.OFF);
            assertThat(server.questions()).isZero();
        }
    }
}
