package io.saslwatch.extract.flow;

import io.saslwatch.event.AuthEvent;
import io.saslwatch.event.LineBatch;
import io.saslwatch.extract.Explainer;
import io.saslwatch.extract.Explanation;
import io.saslwatch.extract.format.Format;
import io.saslwatch.extract.join.AttemptJoiner;
import io.saslwatch.extract.join.JoinLimits;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/** What a line would come to if it stood in a log all alone. Not thread-safe. */
public final class LineMeaning {

    /**
     * A line's meaning.
     *
     * @param explanation format, pattern and reason, in words
     * @param event       what comes out; null when nothing does
     */
    public record Meaning(Explanation explanation, AuthEvent event) {
    }

    private final Explainer explainer;
    private final JoinLimits limits;

    /**
     * @param formats the formats in use
     * @param limits  of the joining
     * @param zone    of stamps that have none
     * @param clock   dates stamps without a year
     */
    public LineMeaning(List<Format> formats, JoinLimits limits, ZoneId zone, InstantSource clock) {
        this.explainer = new Explainer(formats, zone, clock);
        this.limits = limits;
    }

    /** The meaning of one line without its line feed. */
    public Meaning of(String line) {
        Explanation explanation = explainer.explain(line);
        return new Meaning(explanation, Optional.ofNullable(explanation.sighting())
            .map(sighting -> new AttemptJoiner(limits, List.of(), false)
                .join(LineBatch.end("explain"), List.of(sighting), 1).settled())
            .flatMap(events -> events.stream().findFirst()).orElse(null));
    }
}
