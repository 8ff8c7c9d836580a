package io.saslwatch.enrich.dns;

import io.saslwatch.enrich.dns.wire.DnsClient;
import io.saslwatch.event.AddressName;
import io.saslwatch.event.NameStatus;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.xbill.DNS.AAAARecord;
import org.xbill.DNS.ARecord;
import org.xbill.DNS.Name;
import org.xbill.DNS.PTRRecord;
import org.xbill.DNS.Record;
import org.xbill.DNS.ReverseMap;
import org.xbill.DNS.Type;

/**
 * Asks for the name of one address (RFC 1035, section 3.5; RFC 3596, section 2.5), and whether the name points back.
 */
final class ReverseQuestion {

    private final DnsClient client;
    private final Resolution resolution;
    private final boolean confirm;
    private final NameLife life;
    private final NameMeters meters;

    /**
     * @param confirm whether the name's addresses are asked for, too
     */
    ReverseQuestion(DnsClient client, boolean confirm, NameLife life, NameMeters meters) {
        this.client = client;
        this.resolution = new Resolution(client);
        this.confirm = confirm;
        this.life = life;
        this.meters = meters;
    }

    /** Asks; on the client's thread only. */
    CompletableFuture<AddressName> ask(InetAddress address) {
        long endBy = client.lookupEnd();
        return resolution.of(ReverseMap.fromAddress(address), Type.PTR, endBy).thenCompose(outcome -> {
            if (outcome instanceof Outcome.Found found) {
                Instant until = life.ofAnswer(found.ttl());
                Optional<Name> name = firstUsable(found.records());
                if (name.isEmpty()) {
                    return completed(nameless(NameStatus.NODATA, until));
                }
                return confirm ? confirmed(address, name.get(), until, endBy)
                    : completed(named(name.get(), null, until));
            }
            return completed(outcome instanceof Outcome.Missing missing
                ? nameless(missing.status(), life.ofAnswer(missing.ttl()))
                : nameless(((Outcome.Failed) outcome).status(), life.ofFailure(1)));
        });
    }

    /**
     * Of several names the first in alphabetical order, so that the order of the answer, which changes, does not
     * matter.
     */
    private Optional<Name> firstUsable(List<Record> records) {
        List<Name> usable = records.stream().map(record -> ((PTRRecord) record).getTarget())
            .filter(name -> HostName.of(name).isPresent()).sorted().toList();
        meters.rejected(records.size() - usable.size());
        return usable.stream().findFirst();
    }

    private CompletableFuture<AddressName> confirmed(InetAddress address, Name name, Instant until, long endBy) {
        int type = address instanceof Inet4Address ? Type.A : Type.AAAA;
        return resolution.of(name, type, endBy).thenApply(outcome -> {
            if (outcome instanceof Outcome.Found found) {
                return named(name, found.records().stream().anyMatch(record -> isOf(record, address)),
                    earlier(until, life.ofAnswer(found.ttl())));
            }
            return outcome instanceof Outcome.Missing missing
                ? named(name, false, earlier(until, life.ofAnswer(missing.ttl())))
                : named(name, null, earlier(until, life.ofFailure(1)));
        });
    }

    private static boolean isOf(Record record, InetAddress address) {
        return record instanceof ARecord a && a.getAddress().equals(address)
            || record instanceof AAAARecord aaaa && aaaa.getAddress().equals(address);
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }

    private static CompletableFuture<AddressName> completed(AddressName answer) {
        return CompletableFuture.completedFuture(answer);
    }

    private static AddressName named(Name name, Boolean confirmed, Instant until) {
        return new AddressName(HostName.of(name).orElseThrow(), NameStatus.OK, confirmed, until);
    }

    private static AddressName nameless(NameStatus status, Instant until) {
        return new AddressName(null, status, null, until);
    }
}
