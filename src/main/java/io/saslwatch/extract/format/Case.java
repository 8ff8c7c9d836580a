package io.saslwatch.extract.format;

import java.util.Map;

/**
 * What a line means when a condition holds.
 *
 * @param when the condition
 * @param set  the fields it fixes; a null value says that the field is not known
 */
public record Case(Condition when, Map<Field, String> set) {
}
