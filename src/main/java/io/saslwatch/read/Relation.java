package io.saslwatch.read;

/** How a file's content relates to a stream read up to some position. */
enum Relation {
    /** It is something else. */
    DIFFERENT,
    /** It is too short to say. */
    UNKNOWN,
    /** It ends before the position and is equal as far as it goes: a copy of what was read already. */
    BEGINNING,
    /** It holds what was read, and perhaps more. */
    CONTAINS
}
