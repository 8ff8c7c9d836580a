package io.saslwatch.deliver.outbox;

/** Headers, and a property, of the messages that {@code outbox:} hands on. */
public final class OutboxConstants {

    /** The message's idempotency key: the same in every attempt. */
    public static final String KEY = "CamelOutboxKey";
    /** The uid of the alert; of several the first one's. */
    public static final String UID = "CamelOutboxUid";
    /** The sink's name. */
    public static final String SINK = "CamelOutboxSink";
    /** How many alerts the message carries. */
    public static final String COUNT = "CamelOutboxCount";

    /** Property of the exchange: a list of texts that no message about a failure may show. */
    public static final String SECRETS = "CamelOutboxSecrets";

    private OutboxConstants() {
    }
}
