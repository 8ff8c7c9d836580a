package io.saslwatch.enrich.dns;

import io.micrometer.core.instrument.MeterRegistry;
import io.saslwatch.enrich.NameLookup;
import io.saslwatch.enrich.dns.wire.DnsClient;
import io.saslwatch.enrich.dns.wire.Patience;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Supplier;

/** Puts a look-up of names together: what is not global is answered at once, then memory, then the servers. */
public final class NameLookups {

    private NameLookups() {
    }

    /**
     * Opens a look-up; it has one thread, a daemon, and no socket while nothing is asked. Answers are handed out by
     * that thread: what is done with one must be short, and go elsewhere when it waits for something.
     *
     * @param meters counts, see {@code routes/3-enrich/README.md}
     * @param clock  tells until when an answer holds
     * @return to be closed; {@link NameLookup#OFF} when the options say so
     */
    public static NameLookup open(NameOptions options, MeterRegistry meters, InstantSource clock) {
        return open(options, meters, clock, NameEvents.logging());
    }

    /** The same, with somebody else than the log who is told what happens. */
    public static NameLookup open(NameOptions options, MeterRegistry meters, InstantSource clock, NameEvents events) {
        if (!options.enabled()) {
            return NameLookup.OFF;
        }
        SecureRandom random = new SecureRandom();
        NameMeters counts = new NameMeters(meters, events);
        NameLife life = new NameLife(options.minTtl(), options.maxTtl(), options.retry(random), clock);
        Supplier<List<InetSocketAddress>> servers = options.servers().isEmpty() ? new SystemServers(clock)
            : options::servers;
        DnsClient client;
        try {
            client = new DnsClient(servers, new Patience(options.timeout(), options.retries()), random,
                System::nanoTime, counts);
        } catch (IOException noSelector) {
            throw new UncheckedIOException("names cannot be asked for: the system gives no more files or sockets; "
                + "raise the limit (ulimit -n) or set saslwatch.enrich.names.enabled = false", noSelector);
        }
        NameLookup asking = new AskingLookup(client, new ReverseQuestion(client, options.confirm(), life, counts),
            options.inFlight(), new DeadServers(options.inFlight(), events, clock), life, counts, events);
        return new GlobalOnly(new RememberingLookup(asking, options.cacheSize(), options.retryMost().multipliedBy(2),
            life, clock, counts));
    }
}
