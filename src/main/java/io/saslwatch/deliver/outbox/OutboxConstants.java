package io.saslwatch.deliver.outbox;

/** Headers of the messages that {@code outbox:} hands on. */
public final class OutboxConstants {

    /** The message's idempotency key: the same in every attempt. */
    public static final String KEY = "CamelOutboxKey";
    /** The uid of the alert; of several the first one's. */
    public static final String UID = "CamelOutboxUid";
    /** The sink's name. */
    public static final String SINK = "CamelOutboxSink";
    /** How many alerts the message carries. */
    public static final String COUNT = "CamelOutboxCount";

    private OutboxConstants() {
    }
}
