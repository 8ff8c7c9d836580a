package io.saslwatch.extract.format;

/**
 * A name in which {@code *} stands for any text, also none and also slashes; everything else stands for itself.
 *
 * @param text as written in the format file
 */
public record Glob(String text) {

    /** Whether the whole name fits. Takes time proportional to both lengths at worst. */
    public boolean fits(String name) {
        int pattern = 0;
        int at = 0;
        int star = -1;
        int resume = 0;
        while (at < name.length()) {
            if (pattern < text.length() && text.charAt(pattern) == '*') {
                star = pattern++;
                resume = at;
            } else if (pattern < text.length() && text.charAt(pattern) == name.charAt(at)) {
                pattern++;
                at++;
            } else if (star >= 0) {
                pattern = star + 1;
                at = ++resume;
            } else {
                return false;
            }
        }
        while (pattern < text.length() && text.charAt(pattern) == '*') {
            pattern++;
        }
        return pattern == text.length();
    }
}
