package io.saslwatch.event;

/**
 * One log's content through its rotations: the same stream whether it is found as {@code mail.log}, {@code mail.log.1}
 * or {@code mail.log.1.gz}.
 *
 * @param id     the store's number of the stream, unique within the store
 * @param key    what the stream is called in event ids: made of its first line, so that the same log read into
 *               another store has the same key; letters, digits and '-'
 * @param source the configured source it belongs to
 * @param path   where it was last found; a hint for people, never an identity
 */
public record StreamRef(long id, String key, String source, String path) {
}
