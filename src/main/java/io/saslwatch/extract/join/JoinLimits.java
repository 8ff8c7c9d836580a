package io.saslwatch.extract.join;

import java.time.Duration;

/**
 * What bounds the joining in time and memory. Times are in microseconds of log time.
 *
 * @param window  how far apart the lines may be that several daemons write for one attempt; also how long an event
 *                may be held back
 * @param delay   how long after its own line Dovecot answers a failed attempt ({@code auth_failure_delay})
 * @param session how long a connection or session without a new line is remembered
 * @param limit   how many connections, sessions, and lines that wait for another one are remembered at most, each
 */
public record JoinLimits(long window, long delay, long session, int limit) {

    /** Stamps may be of whole seconds, and a busy server is late. */
    static final long LATENESS = 1_500_000;

    public JoinLimits {
        if (delay < 0 || window < delay || session < window || limit < 1) {
            throw new IllegalArgumentException("join limits: delay " + delay + ", window " + window + ", session "
                + session + ", limit " + limit + "; the window must be at least as long as the delay, the session as "
                + "the window, and the limit at least 1");
        }
    }

    /** Limits from durations; the window is widened where the delay needs it, the session where the window does. */
    public static JoinLimits of(Duration window, Duration delay, Duration session, int limit) {
        long answer = micros(delay);
        long wide = Math.max(micros(window), answer + LATENESS);
        return new JoinLimits(wide, answer, Math.max(wide, micros(session)), limit);
    }

    private static long micros(Duration duration) {
        return duration.toNanos() / 1_000;
    }
}
