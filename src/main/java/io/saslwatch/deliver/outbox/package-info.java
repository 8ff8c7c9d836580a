/**
 * The component {@code outbox:}. Its consumer makes rows of the table {@code delivery} from alerts, sends each down its
 * route, and writes down how that ended. Rows are committed before and after, never while something is under way: a
 * killed process sends at most the one message again that it was at, with the same key.
 */
package io.saslwatch.deliver.outbox;
