package io.saslwatch.event;

/**
 * One revision of an alert that is due for one sink.
 *
 * @param id       the store's number
 * @param alert    the alert as it is now
 * @param sink     name of the sink
 * @param attempts how often it was tried before
 */
public record Delivery(long id, Alert alert, String sink, int attempts) {

    /** The same for every attempt and different for every revision: by this a receiver knows what came twice. */
    public String key() {
        return alert.uid() + "-" + alert.revision();
    }
}
