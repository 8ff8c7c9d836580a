package io.saslwatch.extract.join;

import io.saslwatch.event.Reason;

/** Decides between the reasons that several lines give for one attempt. */
final class Reasons {

    private Reasons() {
    }

    /** Whether the one reason says more than the other. */
    static boolean saysMore(Reason one, Reason other) {
        return weight(one) > weight(other);
    }

    /** What an account's state forbids stands above what the password would have done. */
    private static int weight(Reason reason) {
        if (reason == null) {
            return 0;
        }
        return switch (reason) {
            case OTHER -> 1;
            case PROTOCOL -> 2;
            case BAD_PASSWORD -> 3;
            case UNKNOWN_USER -> 4;
            case MECHANISM -> 5;
            case DISABLED -> 6;
        };
    }
}
