package io.saslwatch.event;

import java.util.Locale;

/** Why an attempt did not succeed, as far as the log tells. */
public enum Reason {
    /** The password is wrong for a user that exists. */
    BAD_PASSWORD,
    /** There is no such user, or its name is not one the server takes. */
    UNKNOWN_USER,
    /** The user exists but may not log in, or not from there. */
    DISABLED,
    /** The mechanism is unknown to the server or not possible for this user. */
    MECHANISM,
    /** The exchange broke a rule of the protocol: bad base64, no TLS where it is demanded, a lost connection. */
    PROTOCOL,
    /** None of these, or the log does not say. */
    OTHER;

    /** The word used in the store, in CSV and in JSON. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
