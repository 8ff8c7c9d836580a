package io.saslwatch.extract.format;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A regular expression in RE2 syntax (<a href="https://github.com/google/re2/wiki/Syntax">syntax</a>) that matches
 * whole texts in time proportional to their length, whatever the text. It is compiled twice: RE2/J guarantees linear
 * time but takes ten times as long on honest lines; {@code java.util.regex} is fast but can be led into exponential
 * time. So the fast one gets a budget of character reads per line, and when that is spent, or its recursion overflows
 * the stack, the linear one gives the answer. Both give the same groups: what they understand differently is refused
 * by {@link ExpressionRules}. Immutable and thread-safe.
 */
public final class Expression {

    /** Reads per character; honest lines of the shipped patterns need 2 to 10. */
    static final int READS_PER_CHARACTER = 64;

    private static final int READS_AT_LEAST = 1024;
    // A line feed or U+0085 inside a user name is a character like any other
    private static final int FAST_FLAGS = java.util.regex.Pattern.DOTALL | java.util.regex.Pattern.UNIX_LINES;

    private final String text;
    private final java.util.regex.Pattern fast;
    private final com.google.re2j.Pattern linear;
    private final Map<String, Integer> names;

    private Expression(String text, java.util.regex.Pattern fast, com.google.re2j.Pattern linear) {
        this.text = text;
        this.fast = fast;
        this.linear = linear;
        this.names = Map.copyOf(new TreeMap<>(linear.namedGroups()));
    }

    /**
     * Compiles an expression.
     *
     * @throws IllegalArgumentException when it is not one, or not one that runs in linear time; the message says why
     */
    public static Expression of(String text) {
        Optional<String> objection = ExpressionRules.objection(text);
        if (objection.isPresent()) {
            throw new IllegalArgumentException(objection.get());
        }
        try {
            var linear = com.google.re2j.Pattern.compile(text, com.google.re2j.Pattern.DOTALL);
            var fast = java.util.regex.Pattern.compile(text, FAST_FLAGS);
            return new Expression(text, fast, linear);
        } catch (com.google.re2j.PatternSyntaxException refused) {
            throw new IllegalArgumentException("RE2 refuses it: " + refused.getMessage(), refused);
        } catch (java.util.regex.PatternSyntaxException refused) {
            throw new IllegalArgumentException("java.util.regex refuses it: " + refused.getDescription(), refused);
        }
    }

    /** Names of the groups and their numbers, from 1. */
    public Map<String, Integer> names() {
        return names;
    }

    /**
     * Matches the whole text.
     *
     * @return the groups by number, element 0 being unused and a group that took no part null; null when the text does
     *     not match
     */
    public String[] match(String whole) {
        int reads = (int) Math.min(Integer.MAX_VALUE, READS_AT_LEAST + (long) whole.length() * READS_PER_CHARACTER);
        try {
            return matchFast(whole, new BudgetedText(whole, reads));
        } catch (BudgetedText.Spent | StackOverflowError crafted) {
            return matchLinear(whole);
        }
    }

    String[] matchFast(String whole, CharSequence read) {
        var matcher = fast.matcher(read);
        if (!matcher.matches()) {
            return null;
        }
        String[] groups = new String[matcher.groupCount() + 1];
        for (int group = 1; group < groups.length; group++) {
            int start = matcher.start(group);
            if (start >= 0) {
                groups[group] = whole.substring(start, matcher.end(group));
            }
        }
        return groups;
    }

    String[] matchLinear(String whole) {
        var matcher = linear.matcher(whole);
        if (!matcher.matches()) {
            return null;
        }
        String[] groups = new String[matcher.groupCount() + 1];
        for (int group = 1; group < groups.length; group++) {
            groups[group] = matcher.group(group);
        }
        return groups;
    }

    @Override
    public String toString() {
        return text;
    }
}
