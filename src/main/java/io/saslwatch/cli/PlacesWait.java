package io.saslwatch.cli;

import io.saslwatch.store.AddressRefresh.Changes;
import java.time.Duration;
import java.util.function.Supplier;

/** Takes in what a service that is asked for places answers, for commands that end when they are done. */
final class PlacesWait {

    /** How long answers are waited for; the service may have told to come back later. */
    static final Duration PATIENCE = Duration.ofMinutes(2);
    /** What is told when that was not long enough. */
    static final String NOT_ALL = "saslwatch: ipinfo.io has not answered for all addresses within 2 minutes; their places "
        + "stay unknown until: saslwatch enrich --since DAY";

    private final Enrichment enrichment;

    PlacesWait(Enrichment enrichment) {
        this.enrichment = enrichment;
    }

    /**
     * Looks again and again, until a look finds nothing new.
     *
     * @param look one look at all addresses, which asks for those that are not known
     * @param late told when answers are missing
     */
    Changes untilKnown(Supplier<Changes> look, Runnable late) throws InterruptedException {
        Changes all = look.get();
        long moved = all.moved();
        for (long more = 1; more > 0; moved += more) {
            if (!enrichment.awaitAnswers(PATIENCE)) {
                late.run();
                break;
            }
            more = look.get().moved();
        }
        return new Changes(all.addresses(), all.added(), moved, all.due());
    }
}
