package io.saslwatch.detect;

import java.util.List;
import java.util.Set;

/**
 * One case of a rule's samples.
 *
 * @param place  file and line, for messages
 * @param title  what it shows
 * @param events what happens
 * @param found  what the rule must find, no more and no less: {@code severity subject}
 */
public record SampleCase(String place, String title, List<SampleEvent> events, Set<String> found) {
}
