package io.saslwatch.detect;

import io.saslwatch.event.Finding;
import io.saslwatch.event.Severity;
import io.saslwatch.event.SubjectKind;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * The bean {@code detectFindings}: makes findings of the rows of a rule's query. Each row has the columns {@code kind},
 * {@code subject}, {@code severity}, {@code events}, {@code first_time} and {@code last_time}; whatever else it has can
 * stand in the explanation. Thread-safe.
 */
public final class FindingMaker {

    /** A rule that finds more than this at once says nothing about anybody; the rest is counted in the log of rules. */
    private static final int AT_ONCE = 1_000;

    /** Kinds of subjects that are names used to log in, for certain or mostly. */
    private static final Set<String> USERS = Set.of(SubjectKind.USER.word(), SubjectKind.SENDER.word());

    private final EvidenceQueries evidence;
    private final Set<String> ignoredUsers;

    FindingMaker(EvidenceQueries evidence, Set<String> ignoredUsers) {
        this.evidence = evidence;
        this.ignoredUsers = ignoredUsers;
    }

    /**
     * The findings.
     *
     * @param rows        of the query
     * @param rule        the rule's name
     * @param explanation words with {@code {column}} in braces
     * @throws IllegalArgumentException when a column is missing; the message names it
     */
    public List<Finding> make(List<Map<String, Object>> rows, String rule, String explanation) {
        return rows.stream().map(Columns::new).filter(row -> !isIgnored(row)).limit(AT_ONCE)
            .map(row -> finding(row, rule, explanation)).toList();
    }

    private boolean isIgnored(Columns row) {
        return USERS.contains(row.text("kind")) && ignoredUsers.contains(row.text("subject").toLowerCase(Locale.ROOT));
    }

    private Finding finding(Columns row, String rule, String explanation) {
        SubjectKind kind = SubjectKind.valueOf(row.text("kind").toUpperCase(Locale.ROOT));
        String subject = row.text("subject");
        long first = row.number("first_time");
        long last = row.number("last_time");
        EvidenceQueries.Found found = evidence.of(kind, subject, first, last);
        return new Finding(rule, Severity.of(row.text("severity")), kind, subject, EventTime.instant(first),
            Explanations.of(explanation, row, found.addresses()), row.number("events"), EventTime.instant(first),
            EventTime.instant(last), found.addresses(), found.more(),
            USERS.contains(kind.word()) ? evidence.usual(subject, first) : List.of());
    }
}
