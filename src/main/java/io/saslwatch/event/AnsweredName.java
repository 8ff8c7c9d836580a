package io.saslwatch.event;

/**
 * What asking for an address's name came to, to be stored.
 *
 * @param ip   the address
 * @param name the new state of its name
 */
public record AnsweredName(String ip, KnownName name) {
}
