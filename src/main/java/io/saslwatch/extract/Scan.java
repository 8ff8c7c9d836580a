package io.saslwatch.extract;

import io.saslwatch.event.LineFacts;
import io.saslwatch.event.SenderRejection;
import java.util.List;

/**
 * What a batch of lines says.
 *
 * @param sightings in the order of the lines; lines that say nothing of an attempt are not among them
 * @param rejections mails refused to senders over their quota
 * @param lines     lines in the batch
 * @param hits      lines that looked wanted: program, start and needles of some pattern fit
 * @param taken     lines that a pattern took, those of role {@code nothing} included
 * @param unparsed  lines that looked wanted but that no pattern took: a sign of a changed log format
 * @param newest    microseconds since 1970 of the batch's last dated line; {@link Long#MIN_VALUE} when there is none
 */
public record Scan(List<Sighting> sightings, List<SenderRejection> rejections, long lines, long hits, long taken,
                   long unparsed, long newest) {

    /** What the lines say besides attempts. */
    public LineFacts facts() {
        return rejections.isEmpty() && hits == 0 ? LineFacts.NONE : new LineFacts(rejections, hits, unparsed);
    }
}
