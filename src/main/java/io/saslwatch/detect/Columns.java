package io.saslwatch.detect;

import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;

/**
 * A row of a rule's query.
 *
 * @param values by the names of the columns in lower case
 */
record Columns(Map<String, Object> values) {

    String text(String column) {
        Object value = value(column);
        // databases differ in how many digits a quotient has
        return value instanceof BigDecimal number ? number.stripTrailingZeros().toPlainString() : value.toString();
    }

    long number(String column) {
        Object value = value(column);
        if (value instanceof Number number) {
            return number.longValue();
        }
        throw new IllegalArgumentException("the column " + column + " of the query is no number: " + value);
    }

    /** The value; empty when it is not known. */
    Optional<Object> optional(String column) {
        return Optional.ofNullable(values.get(column));
    }

    Object value(String column) {
        Object value = values.get(column);
        if (value == null) {
            throw new IllegalArgumentException("the query has no value in a column " + column);
        }
        return value;
    }
}
