package io.saslwatch.cli;

import java.util.ArrayList;
import java.util.List;

/** Tells a failure in words. */
final class Causes {

    private Causes() {
    }

    /** The messages of a failure and of what caused it, from the outside in, each told once. */
    static String text(Throwable failure) {
        List<String> messages = new ArrayList<>();
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            String message = cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage().strip();
            if (messages.stream().noneMatch(told -> told.contains(message))) {
                messages.add(message);
            }
        }
        return String.join(": ", messages);
    }
}
