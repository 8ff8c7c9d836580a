package io.saslwatch.enrich.dns;

import io.saslwatch.enrich.dns.wire.DnsClient;
import io.saslwatch.enrich.dns.wire.Reply;
import io.saslwatch.event.NameStatus;
import java.util.concurrent.CompletableFuture;
import org.xbill.DNS.Name;

/** Asks for the records of a name and, when the answer ends at an alias, for those of the alias. */
final class Resolution {

    /** As many as the common resolvers follow; a loop ends here. */
    static final int MOST_ALIASES = 8;

    private final DnsClient client;

    Resolution(DnsClient client) {
        this.client = client;
    }

    /**
     * Asks; on the client's thread only.
     *
     * @param endBy when it has to be settled, see {@link DnsClient#lookupEnd}
     * @return never an {@link Outcome.Alias}
     */
    CompletableFuture<Outcome> of(Name name, int type, long endBy) {
        return follow(name, type, endBy, MOST_ALIASES, Long.MAX_VALUE);
    }

    private CompletableFuture<Outcome> follow(Name name, int type, long endBy, int aliases, long ttl) {
        return client.ask(name, type, endBy).thenCompose(reply -> {
            Outcome outcome = reply instanceof Reply.Answer answer
                ? AnswerReader.read(answer.message(), name, type, aliases) : new Outcome.Failed(NameStatus.TIMEOUT);
            if (outcome instanceof Outcome.Alias alias) {
                return follow(alias.name(), type, endBy, aliases - alias.aliases(), Math.min(ttl, alias.ttl()));
            }
            return CompletableFuture.completedFuture(atMost(ttl, outcome));
        });
    }

    /** An answer holds no longer than the aliases that led to it. */
    private static Outcome atMost(long ttl, Outcome outcome) {
        if (outcome instanceof Outcome.Found found) {
            return new Outcome.Found(found.records(), Math.min(ttl, found.ttl()));
        }
        return outcome instanceof Outcome.Missing missing
            ? new Outcome.Missing(missing.status(), Math.min(ttl, missing.ttl())) : outcome;
    }
}
