package io.saslwatch.extract.format;

import io.saslwatch.extract.format.match.Subject;

/**
 * The two engines that take every expression. RE2/J guarantees linear time but takes ten times as long on honest lines;
 * {@code java.util.regex} is fast but can be led into exponential time. Both give the same groups: what they understand
 * differently is refused by {@link ExpressionRules}. Immutable and thread-safe.
 */
record Engines(java.util.regex.Pattern fast, com.google.re2j.Pattern linear) {

    // A line feed or U+0085 inside a user name is a character like any other
    private static final int FAST_FLAGS = java.util.regex.Pattern.DOTALL | java.util.regex.Pattern.UNIX_LINES;

    /**
     * Compiles an expression twice.
     *
     * @throws IllegalArgumentException when one of the engines refuses it; the message says why
     */
    static Engines of(String text) {
        try {
            var linear = com.google.re2j.Pattern.compile(text, com.google.re2j.Pattern.DOTALL);
            var fast = java.util.regex.Pattern.compile(text, FAST_FLAGS);
            return new Engines(fast, linear);
        } catch (com.google.re2j.PatternSyntaxException refused) {
            throw new IllegalArgumentException("RE2 refuses it: " + refused.getMessage(), refused);
        } catch (java.util.regex.PatternSyntaxException refused) {
            throw new IllegalArgumentException("java.util.regex refuses it: " + refused.getDescription(), refused);
        }
    }

    /** Matches with {@code java.util.regex}; {@code read} is the subject's text, possibly with a budget. */
    boolean matchFast(Subject subject, CharSequence read) {
        var matcher = fast.matcher(read);
        if (!matcher.matches()) {
            return false;
        }
        subject.clear(matcher.groupCount());
        for (int group = 1; group <= matcher.groupCount(); group++) {
            subject.group(group, matcher.start(group), matcher.end(group));
        }
        return true;
    }

    /** Matches with RE2/J. */
    boolean matchLinear(Subject subject) {
        var matcher = linear.matcher(subject.text());
        if (!matcher.matches()) {
            return false;
        }
        subject.clear(matcher.groupCount());
        for (int group = 1; group <= matcher.groupCount(); group++) {
            subject.group(group, matcher.start(group), matcher.end(group));
        }
        return true;
    }
}
