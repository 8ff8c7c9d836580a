package io.saslwatch.read;

import java.time.Instant;

/**
 * Something that keeps lines from being stored, for as long as it lasts.
 *
 * @param what  what it is about: the path of a log, or a group of logs
 * @param since when it was first seen
 * @param why   what is wrong, for people
 */
public record ReadTrouble(String what, Instant since, String why) {
}
