package io.saslwatch.event;

import java.util.List;
import java.util.Objects;

/**
 * Which alerts a sink wants.
 *
 * @param rules names of rules, {@code *} standing for any run of characters; at least one
 * @param least the least severity
 */
public record SinkFilter(List<String> rules, Severity least) {

    public SinkFilter {
        rules = List.copyOf(rules);
        Objects.requireNonNull(least);
        if (rules.isEmpty()) {
            throw new IllegalArgumentException("no rule is named: write * for every rule");
        }
    }

    /** Whether an alert of this rule and severity is wanted. */
    public boolean takes(String rule, Severity severity) {
        return severity.compareTo(least) >= 0 && takesRule(rule);
    }

    /** Whether alerts of this rule are wanted, if they are severe enough. */
    public boolean takesRule(String rule) {
        return rules.stream().anyMatch(pattern -> matches(pattern, 0, rule, 0));
    }

    private static boolean matches(String pattern, int at, String rule, int from) {
        int star = pattern.indexOf('*', at);
        if (star < 0) {
            return pattern.length() - at == rule.length() - from && rule.startsWith(pattern.substring(at), from);
        }
        if (!rule.startsWith(pattern.substring(at, star), from)) {
            return false;
        }
        for (int rest = from + star - at; rest <= rule.length(); rest++) {
            if (matches(pattern, star + 1, rule, rest)) {
                return true;
            }
        }
        return false;
    }
}
