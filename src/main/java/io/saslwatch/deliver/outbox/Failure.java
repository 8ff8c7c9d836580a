package io.saslwatch.deliver.outbox;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.Set;
import org.apache.camel.http.base.HttpOperationFailedException;

/**
 * Why a message did not arrive.
 *
 * @param why        in words, without secrets
 * @param retryAfter how long the receiver wants to be left alone; null when it did not say
 * @param sinkIsDown whether it is about the sink; otherwise about this message, and others may go on
 */
record Failure(String why, Duration retryAfter, boolean sinkIsDown) {

    private static final Duration LONGEST = Duration.ofDays(1);
    /** Those of RFC 9110 and 6585 that another message would get as well: no login, not allowed, proxy, time, too many. */
    private static final Set<Integer> ABOUT_THE_SINK = Set.of(401, 403, 407, 408, 429);

    static Failure of(Throwable thrown, Masks masks, Instant now) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            // The class is looked at first: without a webhook camel-http is never loaded
            if (cause.getClass().getSimpleName().equals("HttpOperationFailedException")) {
                return http((HttpOperationFailedException) cause, masks, now);
            }
        }
        Throwable root = thrown;
        while (root.getCause() != null && root.getCause() != root) {
            root = root.getCause();
        }
        String said = root.getMessage() == null ? root.getClass().getSimpleName() : root.getMessage();
        return new Failure(masks.masked(said), null, true);
    }

    /** The message of such an exception holds the whole address; its parts do not. */
    private static Failure http(HttpOperationFailedException http, Masks masks, Instant now) {
        int status = http.getStatusCode();
        String body = http.getResponseBody() == null ? "" : http.getResponseBody().strip();
        String why = "answered HTTP " + status + (body.isEmpty() ? "" : ": " + body.substring(0, Math.min(200, body.length())));
        boolean message = status >= 400 && status < 500 && !ABOUT_THE_SINK.contains(status);
        return new Failure(masks.masked(why), retryAfter(http.getResponseHeaders(), now), !message);
    }

    /** RFC 9110, section 10.2.3: seconds, or a date; at most a day is believed. */
    static Duration retryAfter(Map<String, String> headers, Instant now) {
        String value = headers == null ? null : headers.entrySet().stream()
            .filter(header -> header.getKey().equalsIgnoreCase("Retry-After")).map(Map.Entry::getValue).findFirst()
            .orElse(null);
        if (value == null) {
            return null;
        }
        Duration asked;
        if (value.strip().matches("\\d{1,9}(\\.\\d{1,9})?")) {
            asked = Duration.ofMillis((long) (Double.parseDouble(value.strip()) * 1_000));
        } else {
            try {
                asked = Duration.between(now, DateTimeFormatter.RFC_1123_DATE_TIME.parse(value.strip(), Instant::from));
            } catch (DateTimeException neither) {
                return null;
            }
        }
        return asked.isNegative() ? Duration.ZERO : asked.compareTo(LONGEST) > 0 ? LONGEST : asked;
    }
}
