package io.saslwatch.extract.format.match;

/** How matching a text ended. */
public enum Verdict {
    /** The whole text matches; its groups are set. */
    MATCHED,
    /** It does not match. */
    REFUSED,
    /** The work that was allowed did not suffice to tell. */
    SPENT
}
