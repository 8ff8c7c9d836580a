package io.saslwatch.detect;

import java.time.Instant;
import java.util.List;
import java.util.Set;

/**
 * One case of a rule's samples.
 *
 * @param place  file and line, for messages
 * @param title  what it shows
 * @param events what happens
 * @param now    the clock's time for rules that are judged by it, or null
 * @param found  what the rule must find, no more and no less: {@code severity subject}
 */
public record SampleCase(String place, String title, List<SampleEvent> events, Instant now, Set<String> found) {
}
