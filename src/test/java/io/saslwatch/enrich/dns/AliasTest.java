package io.saslwatch.enrich.dns;

import static io.saslwatch.enrich.dns.Scripts.address;
import static io.saslwatch.enrich.dns.Scripts.alias;
import static io.saslwatch.enrich.dns.Scripts.code;
import static io.saslwatch.enrich.dns.Scripts.name;
import static io.saslwatch.enrich.dns.Scripts.names;
import static io.saslwatch.enrich.dns.Scripts.nodata;
import static io.saslwatch.enrich.dns.Scripts.nxdomain;
import static io.saslwatch.enrich.dns.Scripts.records;
import static io.saslwatch.enrich.dns.Scripts.silence;
import static org.assertj.core.api.Assertions.assertThat;

import io.saslwatch.event.AddressName;
import io.saslwatch.event.NameStatus;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Name;
import org.xbill.DNS.PTRRecord;
import org.xbill.DNS.Type;

/** Reverse zones that are delegated in parts (RFC 2317), and names that point back. */
class AliasTest {

    private static final String ADDRESS = "81.2.69.160";
    private static final Name OWNER = LoopbackDns.nameOf(ADDRESS);
    private static final Name PART = name("160.160-191.69.2.81.in-addr.arpa.");

    private final LoopbackDns server = LoopbackDns.open();
    private final Looking looking = Looking.at(server);
    private final Looking confirming = new Looking(Looking.asking(Duration.ofSeconds(1), 1, true), server.address());

    @AfterEach
    void close() {
        looking.close();
        confirming.close();
        server.close();
    }

    @Test
    void anAliasInTheAnswerIsFollowedAndTheShortestLifeHolds() {
        server.reverse(ADDRESS, records(alias(OWNER, PART, 600),
            new PTRRecord(PART, DClass.IN, 86_400, name("small.example.org."))));
        AddressName answer = looking.find(ADDRESS);
        assertThat(answer.name()).isEqualTo("small.example.org");
        assertThat(looking.lifeOf(answer)).isEqualTo(Duration.ofMinutes(10));
        assertThat(server.questions()).isEqualTo(1);
    }

    @Test
    void anAliasThatTheAnswerDoesNotResolveIsAskedFor() {
        server.reverse(ADDRESS, records(alias(OWNER, PART, 600))).on(PART, Type.PTR, names(7200, "small.example.org."));
        AddressName answer = looking.find(ADDRESS);
        assertThat(answer.name()).isEqualTo("small.example.org");
        assertThat(looking.lifeOf(answer)).isEqualTo(Duration.ofMinutes(10));
        assertThat(server.questions()).isEqualTo(2);
    }

    @Test
    void anAliasToNothingIsNothing() {
        server.reverse("81.2.69.161", records(alias(LoopbackDns.nameOf("81.2.69.161"), name("gone.example.org."), 600)))
            .on(name("gone.example.org."), Type.PTR, nxdomain(3600))
            .reverse("81.2.69.162", records(alias(LoopbackDns.nameOf("81.2.69.162"), name("empty.example.org."), 600)))
            .on(name("empty.example.org."), Type.PTR, nodata(3600));
        assertThat(looking.find("81.2.69.161").status()).isEqualTo(NameStatus.NXDOMAIN);
        assertThat(looking.lifeOf(looking.find("81.2.69.161"))).isEqualTo(Duration.ofMinutes(10));
        assertThat(looking.find("81.2.69.162").status()).isEqualTo(NameStatus.NODATA);
    }

    @Test
    void aServerThatFallsSilentBehindTheAliasIsATimeOut() {
        server.reverse(ADDRESS, records(alias(OWNER, PART, 600))).on(PART, Type.PTR, silence());
        try (Looking hasty = Looking.hastily(server)) {
            assertThat(hasty.find(ADDRESS).status()).isEqualTo(NameStatus.TIMEOUT);
        }
    }

    @Test
    void aNameThatPointsBackIsConfirmed() {
        server.reverse(ADDRESS, names("mail.example.org.")).on(name("mail.example.org."), Type.A,
            records(address("mail.example.org.", "81.2.69.1"), address("mail.example.org.", ADDRESS)));
        server.reverse("2a02:cf40::17", names("mail6.example.org.")).on(name("mail6.example.org."), Type.AAAA,
            records(address("mail6.example.org.", "2a02:cf40::17")));
        assertThat(confirming.find(ADDRESS).confirmed()).isTrue();
        assertThat(confirming.find("2a02:cf40::17").confirmed()).isTrue();
    }

    @Test
    void aNameThatPointsElsewhereOrNowhereIsNotConfirmed() {
        server.reverse("81.2.69.1", names("liar.example.org.")).on(name("liar.example.org."), Type.A,
            records(address("liar.example.org.", "81.2.69.200")));
        server.reverse("81.2.69.2", names("nowhere.example.org."));
        assertThat(confirming.find("81.2.69.1").confirmed()).isFalse();
        assertThat(confirming.find("81.2.69.1").name()).isEqualTo("liar.example.org");
        assertThat(confirming.find("81.2.69.2").confirmed()).isFalse();
    }

    @Test
    void whetherANameIsConfirmedStaysOpenWhenNobodyAnswersAndIsAskedForAgainSoon() {
        server.reverse("81.2.69.3", names("silent.example.org.")).on(name("silent.example.org."), Type.A, silence());
        server.reverse("81.2.69.4", names("broken.example.org.")).on(name("broken.example.org."), Type.A, code(2));
        for (String address : new String[] {"81.2.69.3", "81.2.69.4"}) {
            AddressName answer = confirming.find(address);
            assertThat(answer.status()).isEqualTo(NameStatus.OK);
            assertThat(answer.confirmed()).isNull();
            assertThat(confirming.lifeOf(answer)).isLessThanOrEqualTo(Duration.ofMinutes(1));
        }
    }

    @Test
    void namesAreNotConfirmedUnlessThatIsAskedFor() {
        server.reverse(ADDRESS, names("mail.example.org."));
        assertThat(looking.find(ADDRESS).confirmed()).isNull();
        assertThat(server.questions()).isEqualTo(1);
    }
}
