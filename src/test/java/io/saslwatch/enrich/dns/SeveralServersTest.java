package io.saslwatch.enrich.dns;

import static io.saslwatch.enrich.dns.Scripts.code;
import static io.saslwatch.enrich.dns.Scripts.names;
import static io.saslwatch.enrich.dns.Scripts.silence;
import static org.assertj.core.api.Assertions.assertThat;

import io.saslwatch.event.NameStatus;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** More than one name server. */
class SeveralServersTest {

    private final LoopbackDns first = LoopbackDns.open();
    private final LoopbackDns second = LoopbackDns.open();
    private final Looking looking = new Looking(Looking.asking(Duration.ofSeconds(1), 2, false), first.address(),
        second.address());

    @AfterEach
    void close() {
        looking.close();
        first.close();
        second.close();
    }

    @Test
    void theFirstIsAskedAndTheOtherOnlyWhenItIsNeeded() {
        first.otherwise(names("first.example.org."));
        assertThat(looking.find("81.2.69.1").name()).isEqualTo("first.example.org");
        assertThat(looking.find("81.2.69.2").name()).isEqualTo("first.example.org");
        assertThat(second.questions()).isZero();
    }

    @Test
    void whenOneIsSilentTheOtherAnswersAndIsAskedFirstFromThenOn() {
        first.otherwise(silence());
        second.otherwise(names("second.example.org."));
        assertThat(looking.find("81.2.69.1").name()).isEqualTo("second.example.org");
        assertThat(looking.find("81.2.69.2").name()).isEqualTo("second.example.org");
        assertThat(looking.find("81.2.69.3").name()).isEqualTo("second.example.org");
        assertThat(first.questions()).isEqualTo(1);
    }

    @Test
    void whenOneCannotAnswerTheOtherIsAskedAtOnce() {
        first.otherwise(code(2));
        second.otherwise(names("second.example.org."));
        assertThat(looking.find("81.2.69.1").name()).isEqualTo("second.example.org");
        assertThat(looking.count("timeouts")).isZero();
    }

    @Test
    void whenOneCannotBeReachedTheOtherIsAskedAtOnce() {
        first.close();
        second.otherwise(names("second.example.org."));
        assertThat(looking.find("81.2.69.1").name()).isEqualTo("second.example.org");
        assertThat(looking.count("timeouts")).isZero();
    }

    @Test
    void whenNoneCanAnswerTheLastCodeCountsAndSilenceDoesNotHideIt() {
        first.reverse("81.2.69.1", code(2)).reverse("81.2.69.2", code(5));
        second.reverse("81.2.69.1", code(5)).reverse("81.2.69.2", silence());
        assertThat(looking.find("81.2.69.1").status()).isEqualTo(NameStatus.REFUSED);
        assertThat(looking.find("81.2.69.2").status()).isEqualTo(NameStatus.REFUSED);
    }

    @Test
    void theSystemsServersAreKnown() {
        List<InetSocketAddress> servers = new SystemServers(new HandClock()).get();
        assertThat(servers).isNotEmpty().allMatch(server -> server.getPort() == 53 && !server.isUnresolved());
    }
}
