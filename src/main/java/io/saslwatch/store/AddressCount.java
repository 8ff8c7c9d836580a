package io.saslwatch.store;

/**
 * How far names have been asked for.
 *
 * @param all     addresses in the store
 * @param unasked those for whose name nobody has asked
 */
public record AddressCount(long all, long unasked) {
}
