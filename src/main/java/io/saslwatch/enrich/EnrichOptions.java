package io.saslwatch.enrich;

import java.time.Duration;

/**
 * How names are asked for.
 *
 * @param waiting    how many addresses are being asked for, or wait for their answer to be stored, at most; from 2
 * @param attempts   after so many failures in a row an address is not asked for any more; from 1
 * @param keepFresh  an address that has not been seen for so long is not asked for again
 * @param remembered how many addresses are remembered at most as told to the store
 */
public record EnrichOptions(int waiting, int attempts, Duration keepFresh, int remembered) {

    /** Takes numbers that are too small as the smallest that work. */
    public EnrichOptions {
        waiting = Math.max(2, waiting);
        attempts = Math.max(1, attempts);
    }
}
