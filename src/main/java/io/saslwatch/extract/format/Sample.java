package io.saslwatch.extract.format;

import java.util.Map;

/**
 * A whole log line with what it means, header included.
 *
 * @param line   the line
 * @param expect fields by name with their expected values, {@code null} for "not known"; a field that is not named is
 *               not compared, except {@code user} and {@code ip}, which then have to be unknown
 * @param why    what the sample shows; required of attacks and of lines to refuse, otherwise possibly null
 * @param attack whether somebody tries to mislead the pattern with it
 * @param where  file and line number of the sample
 */
public record Sample(String line, Map<String, String> expect, String why, boolean attack, String where) {
}
