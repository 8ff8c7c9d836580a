package io.saslwatch.read;

import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;

/**
 * Which of several sources to read next.
 *
 * @param source the one
 * @param others the time of the oldest line that the others hold; null when they hold none
 */
record Choice(LineSource source, Instant others) {

    /**
     * The source whose next line is the oldest; those whose times are not known come first, in turn.
     *
     * @param unread sources with something to read, at least one
     * @param last   the one read last; null at first
     */
    static Choice of(List<LineSource> unread, LineSource last, Instant now) {
        if (unread.size() == 1) {
            return new Choice(unread.get(0), null);
        }
        int turn = unread.indexOf(last) + 1;
        LineSource best = null;
        long oldest = Long.MAX_VALUE;
        long second = Long.MAX_VALUE;
        for (int at = 0; at < unread.size(); at++) {
            LineSource source = unread.get((turn + at) % unread.size());
            OptionalLong next = source.nextTime(now);
            long time = next.orElse(0);
            if (best == null || time < oldest) {
                second = oldest;
                oldest = time;
                best = source;
            } else {
                second = Math.min(second, time);
            }
        }
        return new Choice(best, Instant.EPOCH.plusNanos(second * 1000));
    }
}
