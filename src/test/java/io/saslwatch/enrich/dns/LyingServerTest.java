package io.saslwatch.enrich.dns;

import static io.saslwatch.enrich.dns.Scripts.alias;
import static io.saslwatch.enrich.dns.Scripts.cut;
import static io.saslwatch.enrich.dns.Scripts.late;
import static io.saslwatch.enrich.dns.Scripts.lie;
import static io.saslwatch.enrich.dns.Scripts.losing;
import static io.saslwatch.enrich.dns.Scripts.name;
import static io.saslwatch.enrich.dns.Scripts.names;
import static io.saslwatch.enrich.dns.Scripts.silence;
import static org.assertj.core.api.Assertions.assertThat;

import io.saslwatch.event.NameStatus;
import java.time.Duration;
import java.util.Arrays;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.PTRRecord;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;
import org.xbill.DNS.Type;

/** Servers, and those who pretend to be one, that lie, lose, cut and wait. */
class LyingServerTest {

    private static final String ADDRESS = "81.2.69.160";

    private final LoopbackDns server = LoopbackDns.open();
    private final Looking looking = Looking.at(server);

    @AfterEach
    void close() {
        looking.close();
        server.close();
        assertThat(looking.told).noneMatch(event -> event.startsWith("broke"));
    }

    private static Stream<Arguments> lies() {
        return Stream.<Arguments>of(
            spoilt("wrong id", (call, message) -> {
                message.getHeader().setID(message.getHeader().getID() ^ 1);
                call.send(message);
            }),
            spoilt("wrong name in the question", (call, message) ->
                asking(call, message, "1.2.0.81.in-addr.arpa.", Type.PTR)),
            spoilt("wrong type in the question", (call, message) ->
                asking(call, message, call.name().toString(), Type.A)),
            spoilt("no question", (call, message) -> {
                message.removeAllRecords(Section.QUESTION);
                call.send(message);
            }),
            spoilt("a question instead of an answer", (call, message) -> {
                message.getHeader().unsetFlag(Flags.QR);
                call.send(message);
            }),
            spoilt("another operation", (call, message) -> {
                message.getHeader().setOpcode(5);
                call.send(message);
            }),
            spoilt("garbage", (call, message) -> {
                byte[] garbage = new byte[100];
                new Random(3).nextBytes(garbage);
                call.send(garbage);
            }),
            spoilt("garbage behind the right id", (call, message) -> {
                byte[] bytes = message.toWire();
                new Random(4).nextBytes(bytes);
                System.arraycopy(message.toWire(), 0, bytes, 0, 4);
                call.send(bytes);
            }),
            spoilt("half a message", (call, message) -> {
                byte[] bytes = message.toWire();
                call.send(Arrays.copyOf(bytes, bytes.length - 9));
            }),
            spoilt("one octet", (call, message) -> call.send(new byte[] {1})));
    }

    private static Arguments spoilt(String title, BiConsumer<DnsCall, Message> sending) {
        return Arguments.of(title, sending);
    }

    private static void asking(DnsCall call, Message message, String name, int type) {
        message.removeAllRecords(Section.QUESTION);
        message.addRecord(Record.newRecord(name(name), type, DClass.IN), Section.QUESTION);
        call.send(message);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("lies")
    void aLieBeforeTheAnswerIsIgnored(String title, BiConsumer<DnsCall, Message> lie) {
        server.reverse(ADDRESS, call -> {
            lie.accept(call, lie(call));
            names("true.example.org.").play(call);
        });
        assertThat(looking.find(ADDRESS).name()).isEqualTo("true.example.org");
        assertThat(looking.count("strays")).isEqualTo(1);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("lies")
    void nothingButLiesIsATimeOut(String title, BiConsumer<DnsCall, Message> lie) {
        server.reverse(ADDRESS, call -> lie.accept(call, lie(call)));
        try (Looking hasty = Looking.hastily(server)) {
            assertThat(hasty.find(ADDRESS).status()).isEqualTo(NameStatus.TIMEOUT);
            assertThat(hasty.count("strays")).isPositive();
        }
    }

    @Test
    void anAnswerFromSomebodyElseIsNotReceived() {
        server.reverse(ADDRESS, call -> {
            call.sendFromElsewhere(lie(call));
            call.after(Duration.ofMillis(50), () -> names("true.example.org.").play(call));
        });
        assertThat(looking.find(ADDRESS).name()).isEqualTo("true.example.org");
    }

    @Test
    void recordsOfOtherNamesInTheAnswerAreNotTaken() {
        server.reverse(ADDRESS, Scripts.records(new PTRRecord(LoopbackDns.nameOf("81.2.69.161"), DClass.IN, 60,
            name("forged.example.org."))));
        assertThat(looking.find(ADDRESS).status()).isEqualTo(NameStatus.NODATA);
    }

    @Test
    void lostQuestionsAreRepeated() {
        server.reverse(ADDRESS, losing(2, names("patient.example.org.")));
        try (Looking insistent = new Looking(Looking.asking(Duration.ofMillis(200), 20, false), server.address())) {
            assertThat(insistent.find(ADDRESS).name()).isEqualTo("patient.example.org");
            assertThat(server.questions(ADDRESS)).isGreaterThanOrEqualTo(3);
            assertThat(insistent.count("timeouts")).isGreaterThanOrEqualTo(2);
        }
    }

    @Test
    void anAnswerThatIsSlowerThanTheRepetitionCountsAsWell() {
        server.reverse(ADDRESS, call -> {
            if (call.number() == 1) {
                late(Duration.ofMillis(500), names("slow.example.org.")).play(call);
            }
        });
        try (Looking insistent = new Looking(Looking.asking(Duration.ofMillis(200), 20, false), server.address())) {
            assertThat(insistent.find(ADDRESS).name()).isEqualTo("slow.example.org");
            assertThat(server.questions(ADDRESS)).isGreaterThanOrEqualTo(2);
        }
    }

    @Test
    void whatIsCutIsAskedForByTcp() {
        String[] many = IntStream.range(0, 600).mapToObj(i -> "host-" + (1000 - i) + ".example.org.")
            .toArray(String[]::new);
        server.reverse(ADDRESS, cut(names(many)));
        assertThat(looking.find(ADDRESS).name()).isEqualTo("host-1000.example.org");
        assertThat(server.questions(ADDRESS)).isEqualTo(2);
        assertThat(looking.count("tcp")).isEqualTo(1);
    }

    @Test
    void whatIsCutAndNotToldByTcpEitherIsATimeOut() {
        server.reverse("81.2.69.1", cut(silence())).reverse("81.2.69.2", cut(call -> {
            Message lie = lie(call);
            lie.getHeader().setID(lie.getHeader().getID() ^ 1);
            call.send(lie);
        })).reverse("81.2.69.3", cut(call -> call.send(new byte[0])));
        try (Looking hasty = Looking.hastily(server)) {
            assertThat(hasty.find("81.2.69.1").status()).isEqualTo(NameStatus.TIMEOUT);
            assertThat(hasty.find("81.2.69.2").status()).isEqualTo(NameStatus.TIMEOUT);
            assertThat(hasty.find("81.2.69.3").status()).isEqualTo(NameStatus.TIMEOUT);
        }
    }

    @Test
    void idsAndPortsCannotBeForeseen() {
        Set<Integer> ids = ConcurrentHashMap.newKeySet();
        server.otherwise(call -> {
            ids.add(lie(call).getHeader().getID());
            names("any.example.org.").play(call);
        });
        for (int i = 1; i <= 200; i++) {
            looking.find("81.2.70." + i);
        }
        assertThat(ids).hasSizeGreaterThan(190);
        assertThat(server.clientPorts()).hasSizeGreaterThan(100);
        assertThat(distances(server.clientPorts().stream().mapToInt(Integer::intValue))).isGreaterThan(100);
    }

    /** Over how many ports they are spread, divided by how many they are. */
    private static int distances(IntStream ports) {
        var figures = ports.summaryStatistics();
        return (int) ((figures.getMax() - figures.getMin()) / figures.getCount());
    }

    @Test
    void anAliasLoopOrALongChainEndsWithoutAName() {
        server.reverse("81.2.69.4", Scripts.records(alias(LoopbackDns.nameOf("81.2.69.4"), name("a.example.org."), 60),
                alias(name("a.example.org."), LoopbackDns.nameOf("81.2.69.4"), 60)))
            .on(name("b.example.org."), Type.PTR,
                Scripts.records(alias(name("b.example.org."), name("c.example.org."), 60)))
            .on(name("c.example.org."), Type.PTR,
                Scripts.records(alias(name("c.example.org."), name("b.example.org."), 60)))
            .reverse("81.2.69.5", Scripts.records(alias(LoopbackDns.nameOf("81.2.69.5"), name("b.example.org."), 60)));
        assertThat(looking.find("81.2.69.4").status()).isEqualTo(NameStatus.NODATA);
        assertThat(looking.find("81.2.69.5").status()).isEqualTo(NameStatus.NODATA);
        assertThat(server.questions()).isLessThanOrEqualTo(2 + Resolution.MOST_ALIASES);
    }
}
