package io.saslwatch.store;

/**
 * A user's newest success or failure in a batch.
 *
 * @param username the user
 * @param outcome  {@code success} or {@code failure}
 * @param time     microseconds since 1970
 * @param ip       from where; null when unknown
 * @param service  at what
 */
public record LastLogin(String username, String outcome, long time, String ip, String service) {
}
