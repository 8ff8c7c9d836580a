package io.saslwatch.extract.flow;

import io.micrometer.core.instrument.MeterRegistry;
import io.saslwatch.event.AuthEvent;
import io.saslwatch.event.EventBatch;
import io.saslwatch.event.ExtractionState;
import io.saslwatch.event.JoinedBatch;
import io.saslwatch.event.LineBatch;
import io.saslwatch.event.StreamRef;
import io.saslwatch.extract.format.Format;
import io.saslwatch.extract.header.StampClock;
import io.saslwatch.extract.join.JoinLimits;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.apache.camel.Exchange;
import org.apache.camel.support.SynchronizationAdapter;

/** The bean of the extraction's route: an extraction for each group of logs. Thread-safe across groups. */
public final class Extractions {

    private final Supplier<List<Format>> formats;
    private final Function<StreamRef, ZoneId> zones;
    private final JoinLimits limits;
    private final ExtractionState stored;
    private final boolean remembers;
    private final ExtractionMeters meters;
    private final Consumer<List<AuthEvent>> found;
    private final Map<String, Extraction> groups = new ConcurrentHashMap<>();

    /**
     * @param formats   what to look for, in order of precedence; asked for each batch
     * @param zones     the zone of a stream's stamps that have none
     * @param limits    of the joining
     * @param stored    where the state between batches is kept
     * @param remembers whether batches carry their state; not needed where the store ends with the process
     * @param registry  for the figures {@code saslwatch.extract.*}
     * @param found     is told of new events, before they are stored
     */
    public Extractions(Supplier<List<Format>> formats, Function<StreamRef, ZoneId> zones, JoinLimits limits,
                       ExtractionState stored, boolean remembers, MeterRegistry registry,
                       Consumer<List<AuthEvent>> found) {
        this.formats = formats;
        this.zones = zones;
        this.limits = limits;
        this.stored = stored;
        this.remembers = remembers;
        this.meters = new ExtractionMeters(registry);
        this.found = found;
    }

    /**
     * First step: the events of a batch; without anything to store the route ends here. Batches of a group come in order,
     * from one thread at a time.
     */
    public JoinedBatch extract(LineBatch batch, Exchange exchange) {
        Extraction extraction = groups.computeIfAbsent(batch.group(), this::extraction);
        exchange.getExchangeExtension().addOnCompletion(new SynchronizationAdapter() {
            @Override
            public void onFailure(Exchange failed) {
                extraction.discard();
            }
        });
        JoinedBatch joined = extraction.extract(batch);
        if (joined.events().isEmpty()) {
            // An idle server ticks every second; a transaction for nothing would be most of what it costs
            exchange.setRouteStop(true);
        }
        return joined;
    }

    /** Second step, right before storing: refuses a batch that builds on one that was not stored. */
    public EventBatch release(JoinedBatch joined) {
        EventBatch events = groups.get(joined.events().group()).release(joined);
        found.accept(events.added());
        return events;
    }

    private Extraction extraction(String group) {
        return new Extraction(formats, new StampClock(zones), limits, () -> stored.load(group), remembers, meters);
    }
}
