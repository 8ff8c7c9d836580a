package io.saslwatch.event;

import java.time.Instant;
import java.util.List;
import java.util.Objects;

/**
 * What a rule found. Rule, subject and window are its natural key: found again, it is the same.
 *
 * @param rule        name of the rule, which is its route's id
 * @param severity    how much it matters
 * @param kind        what the subject is
 * @param subject     whom or what it is about, as the log has it: hostile text
 * @param window      when the episode began that it belongs to: the time of the first event of its first finding
 * @param explanation one or two sentences for a person, with the numbers; plain text that quotes hostile text
 * @param count       how many events it rests on
 * @param first       time of the first of them
 * @param last        time of the last of them
 * @param evidence    the addresses that took part, those that got in first, then by events; possibly cut short
 * @param more        how many further addresses took part
 * @param usual       for a user, the addresses that it succeeded from before the window; possibly cut short
 */
public record Finding(String rule, Severity severity, SubjectKind kind, String subject, Instant window,
                      String explanation, long count, Instant first, Instant last, List<AddressEvidence> evidence,
                      long more, List<AddressEvidence> usual) {

    /** How many addresses {@code evidence} and {@code usual} name at most. */
    public static final int ADDRESSES = 50;

    public Finding {
        Objects.requireNonNull(rule);
        Objects.requireNonNull(severity);
        Objects.requireNonNull(kind);
        Objects.requireNonNull(subject);
        Objects.requireNonNull(window);
        Objects.requireNonNull(explanation);
        evidence = List.copyOf(evidence);
        usual = List.copyOf(usual);
    }
}
