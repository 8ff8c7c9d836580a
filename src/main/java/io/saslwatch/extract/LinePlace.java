package io.saslwatch.extract;

import io.saslwatch.event.StreamRef;

/**
 * Where a line stands and what its header says; see {@link Sighting} for the parts.
 */
record LinePlace(StreamRef stream, long offset, long line, long time, String host, String program, String pid,
                 int count) {
}
