package io.saslwatch.enrich.dns;

import static io.saslwatch.enrich.dns.Scripts.code;
import static io.saslwatch.enrich.dns.Scripts.names;
import static io.saslwatch.enrich.dns.Scripts.nodata;
import static io.saslwatch.enrich.dns.Scripts.nxdomain;
import static io.saslwatch.enrich.dns.Scripts.raw;
import static io.saslwatch.enrich.dns.Scripts.silence;
import static org.assertj.core.api.Assertions.assertThat;

import io.saslwatch.event.AddressName;
import io.saslwatch.event.NameStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.NSRecord;
import org.xbill.DNS.Name;
import org.xbill.DNS.Rcode;

/** What a server's answer becomes. */
class StatusTest {

    private final LoopbackDns server = LoopbackDns.open();
    private final Looking looking = Looking.at(server);

    @AfterEach
    void close() {
        looking.close();
        server.close();
        assertThat(looking.told).noneMatch(event -> event.startsWith("broke"));
    }

    @Test
    void tellsTheNameOfAnIpv4AddressInLowerCase() {
        server.reverse("81.2.69.160", names(7200, "Mail-1.Example.ORG."));
        AddressName answer = looking.find("81.2.69.160");
        assertThat(answer.name()).isEqualTo("mail-1.example.org");
        assertThat(answer.status()).isEqualTo(NameStatus.OK);
        assertThat(answer.confirmed()).isNull();
        assertThat(looking.lifeOf(answer)).isEqualTo(Duration.ofHours(2));
        assertThat(looking.count("answers", "ok")).isEqualTo(1);
        assertThat(looking.count("questions")).isEqualTo(1);
    }

    @Test
    void tellsTheNameOfAnIpv6Address() {
        server.reverse("2a02:cf40::17", names("v6.example.org."));
        assertThat(looking.find("2a02:cf40::17").name()).isEqualTo("v6.example.org");
    }

    @Test
    void asksServersOverIpv6Too() {
        try (LoopbackDns other = LoopbackDns.open("::1", Duration.ZERO, 0, 0); Looking at = Looking.at(other)) {
            other.reverse("81.2.69.160", names("over-v6.example.org."));
            assertThat(at.find("81.2.69.160").name()).isEqualTo("over-v6.example.org");
        }
    }

    @ParameterizedTest
    @CsvSource({"2,SERVFAIL", "5,REFUSED", "1,SERVFAIL", "4,SERVFAIL", "9,SERVFAIL"})
    void aCodeWithoutAuthorityIsAPassingStatusThatIsAskedForAgainSoon(int code, NameStatus status) {
        server.reverse("81.2.69.2", code(code));
        AddressName answer = looking.find("81.2.69.2");
        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.name()).isNull();
        assertThat(looking.lifeOf(answer)).isBetween(Duration.ofSeconds(45), Duration.ofSeconds(60));
        assertThat(looking.count("answers", status.word())).isEqualTo(1);
    }

    @Test
    void whatDoesNotExistIsKeptAsLongAsTheZoneSays() {
        server.reverse("81.2.69.3", nxdomain(900)).reverse("81.2.69.4", nodata(1200));
        AddressName missing = looking.find("81.2.69.3");
        assertThat(missing.status()).isEqualTo(NameStatus.NXDOMAIN);
        assertThat(looking.lifeOf(missing)).isEqualTo(Duration.ofMinutes(15));
        AddressName empty = looking.find("81.2.69.4");
        assertThat(empty.status()).isEqualTo(NameStatus.NODATA);
        assertThat(looking.lifeOf(empty)).isEqualTo(Duration.ofMinutes(20));
    }

    @Test
    void whatDoesNotExistIsKeptForTheLeastTimeWhenTheZoneSaysNothing() {
        server.reverse("81.2.69.3", code(Rcode.NXDOMAIN)).reverse("81.2.69.4", code(Rcode.NOERROR));
        assertThat(looking.find("81.2.69.3").status()).isEqualTo(NameStatus.NXDOMAIN);
        assertThat(looking.lifeOf(looking.find("81.2.69.3"))).isEqualTo(Duration.ofMinutes(5));
        assertThat(looking.find("81.2.69.4").status()).isEqualTo(NameStatus.NODATA);
        assertThat(looking.lifeOf(looking.find("81.2.69.4"))).isEqualTo(Duration.ofMinutes(5));
    }

    @Test
    void anAnswerIsKeptWithinTheBoundsOfTheSettings() {
        server.reverse("81.2.69.5", names(1, "short.example.org."))
            .reverse("81.2.69.6", names(Integer.MAX_VALUE, "long.example.org.")).reverse("81.2.69.7", nxdomain(1));
        assertThat(looking.lifeOf(looking.find("81.2.69.5"))).isEqualTo(Duration.ofMinutes(5));
        assertThat(looking.lifeOf(looking.find("81.2.69.6"))).isEqualTo(Duration.ofDays(1));
        assertThat(looking.lifeOf(looking.find("81.2.69.7"))).isEqualTo(Duration.ofMinutes(5));
    }

    @Test
    void aServerThatOnlyKnowsWhomElseToAskHasNotAnswered() {
        server.reverse("81.2.69.8", call -> {
            Message referral = call.message(Rcode.NOERROR, List.of(), List.of(new NSRecord(Name.fromConstantString(
                "81.in-addr.arpa."), DClass.IN, 60, Name.fromConstantString("ns.example.org."))));
            referral.getHeader().unsetFlag(Flags.AA);
            call.send(referral);
        });
        assertThat(looking.find("81.2.69.8").status()).isEqualTo(NameStatus.SERVFAIL);
    }

    @Test
    void ofSeveralNamesTheAlphabeticallyFirstIsTakenWhateverTheirOrder() {
        server.reverse("81.2.69.9", names("b.example.org.", "a.example.org.", "c.example.org."))
            .reverse("81.2.69.10", names("c.example.org.", "b.example.org.", "A.example.org."));
        assertThat(looking.find("81.2.69.9").name()).isEqualTo("a.example.org");
        assertThat(looking.find("81.2.69.10").name()).isEqualTo("a.example.org");
    }

    @Test
    void aHostileNameIsNoNameAndIsCounted() {
        server.reverse("81.2.69.11", names(600, raw("<script>alert(1)</script>", "example", "org")))
            .reverse("81.2.69.12", names(600, raw("=cmd|' /C calc'!A0", "org"), Scripts.name("good.example.org.")));
        AddressName answer = looking.find("81.2.69.11");
        assertThat(answer.status()).isEqualTo(NameStatus.NODATA);
        assertThat(answer.name()).isNull();
        assertThat(looking.lifeOf(answer)).isEqualTo(Duration.ofMinutes(10));
        assertThat(looking.count("rejected")).isEqualTo(1);
        assertThat(looking.find("81.2.69.12").name()).isEqualTo("good.example.org");
        assertThat(looking.count("rejected")).isEqualTo(2);
    }

    @Test
    void silenceIsATimeOutAfterAllRepetitions() {
        server.reverse("81.2.69.13", silence());
        try (Looking hasty = Looking.hastily(server)) {
            AddressName answer = hasty.find("81.2.69.13");
            assertThat(answer.status()).isEqualTo(NameStatus.TIMEOUT);
            assertThat(hasty.lifeOf(answer)).isBetween(Duration.ofSeconds(45), Duration.ofSeconds(60));
            assertThat(hasty.count("questions")).isEqualTo(3);
            assertThat(hasty.count("timeouts")).isEqualTo(3);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"10.1.2.3", "127.0.0.1", "169.254.7.7", "192.0.2.9", "100.64.0.1", "224.0.0.251", "::1",
        "::", "fe80::1", "fd00::5", "2001:db8::7", "ff02::fb"})
    void whatIsNotGlobalIsNeverAskedFor(String address) {
        assertThat(looking.find(address)).isSameAs(AddressName.PRIVATE);
        assertThat(looking.find(address).until()).isEqualTo(Instant.MAX);
        assertThat(server.questions()).isZero();
        assertThat(looking.count("questions")).isZero();
    }
}
