package io.saslwatch.enrich;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.saslwatch.event.AddressPlace;
import io.saslwatch.event.Addresses;
import io.saslwatch.event.AuthEvent;
import io.saslwatch.event.EventBatch;
import io.saslwatch.event.NameStatus;
import io.saslwatch.event.SeenAddress;
import java.net.InetAddress;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.camel.Exchange;
import org.apache.camel.support.SynchronizationAdapter;

/**
 * The bean {@code enricher} of {@code routes/3-enrich/enrich.camel.yaml}: finds the addresses of a batch that the store
 * has to be told of, and where they are. It remembers what it told only when the batch was stored. Thread-safe.
 */
public final class AddressEnricher {

    private record Span(Instant first, Instant last) {

        private Span with(Instant time) {
            return time.isBefore(first) ? new Span(time, last) : time.isAfter(last) ? new Span(first, time) : this;
        }
    }

    private final PlaceLookup places;
    private final boolean names;
    private final Runnable stored;
    private final InstantSource clock;
    private final SeenDays known;
    private final Counter told;

    /**
     * @param places tells where addresses are
     * @param names  whether names are asked for
     * @param most   how many addresses are remembered at most
     * @param stored is run when addresses were stored that may be asked for
     */
    AddressEnricher(PlaceLookup places, boolean names, int most, Runnable stored, MeterRegistry meters,
                    InstantSource clock) {
        this.places = places;
        this.names = names;
        this.stored = stored;
        this.clock = clock;
        this.known = new SeenDays(most);
        this.told = Counter.builder("saslwatch.enrich.addresses")
            .description("Addresses of which the store was told, once a day each").register(meters);
    }

    /**
     * The addresses that the store has to be told of, sorted, so that several collectors lock rows in the same order.
     * They are taken for told when the exchange is done without a failure.
     */
    public List<SeenAddress> seen(EventBatch batch, Exchange exchange) {
        Map<String, Span> spans = new TreeMap<>();
        for (AuthEvent event : batch.added()) {
            String ip = event.ip();
            if (ip != null && !known.covers(ip, event.time())) {
                Instant time = event.time();
                spans.merge(ip, new Span(time, time), (span, more) -> span.with(time));
            }
        }
        if (spans.isEmpty()) {
            return List.of();
        }
        List<SeenAddress> addresses = new ArrayList<>(spans.size());
        Instant now = clock.instant();
        spans.forEach((ip, span) -> addresses.add(seen(ip, span, now)));
        exchange.getExchangeExtension().addOnCompletion(new SynchronizationAdapter() {
            @Override
            public void onComplete(Exchange done) {
                learn(addresses);
            }
        });
        return addresses;
    }

    /** An address outside of any batch, as an operator's command finds it. */
    public SeenAddress seen(String ip, Instant first, Instant last) {
        return seen(ip, new Span(first, last), clock.instant());
    }

    private SeenAddress seen(String ip, Span span, Instant now) {
        Optional<InetAddress> address = Addresses.inet(ip);
        AddressPlace place = address.map(places::find).orElse(AddressPlace.UNKNOWN);
        NameStatus status = address.isEmpty() ? NameStatus.PRIVATE : names ? null : NameStatus.OFF;
        return new SeenAddress(ip, span.first, span.last, place, status, address.isEmpty() ? null : now, now);
    }

    private void learn(List<SeenAddress> addresses) {
        addresses.forEach(address -> known.learn(address.ip(), address.first(), address.last()));
        told.increment(addresses.size());
        stored.run();
    }
}
