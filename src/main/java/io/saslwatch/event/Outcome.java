package io.saslwatch.event;

import java.util.Locale;

/** How an attempt to authenticate ended. */
public enum Outcome {
    /** The credentials were accepted. */
    SUCCESS,
    /** They were refused. */
    FAILURE,
    /** The client gave up, or was cut off, before they were judged. */
    ABORTED,
    /** The server could not judge them: its authentication service was down, too slow, or held the client back. */
    TEMPORARY;

    /** The word used in the store, in CSV and in JSON. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
