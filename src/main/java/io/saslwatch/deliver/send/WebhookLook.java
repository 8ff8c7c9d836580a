package io.saslwatch.deliver.send;

/**
 * How a message looks where the service lets the sender choose; empty: as the service has it.
 *
 * @param channel  where it appears
 * @param username whom it comes from
 * @param icon     address of a picture
 */
record WebhookLook(String channel, String username, String icon) {
}
