package io.saslwatch.deliver;

import io.saslwatch.event.AddressFacts;
import io.saslwatch.event.AuthEvent;

/**
 * What a row is made of.
 *
 * @param event a settled event
 * @param facts what is known of its address
 */
public record CsvEntry(AuthEvent event, AddressFacts facts) {
}
