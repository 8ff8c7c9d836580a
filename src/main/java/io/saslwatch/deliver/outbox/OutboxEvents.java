package io.saslwatch.deliver.outbox;

/** Is told what happens to deliveries. */
interface OutboxEvents {

    /** A message with so many alerts arrived. */
    void sent(int alerts);

    /** One did not; {@code forGood} when it will not be tried again. */
    void failed(int alerts, String why, boolean forGood);

    /** The store could not be asked. */
    void storeFailed(String why);
}
