package io.saslwatch.read;

import java.util.LinkedHashSet;
import java.util.Set;

/** Says why a batch was refused, without the wrappers that routes and drivers put around the reason. Stateless. */
final class Reasons {

    private static final String OURS = "io.saslwatch.";

    private Reasons() {
    }

    /** What our own exceptions say on the way in, which name the thing, and then the innermost one, which names the reason. */
    static String of(Throwable failure) {
        Set<String> told = new LinkedHashSet<>();
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause.getCause() == null || cause.getClass().getName().startsWith(OURS)) {
                String said = cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage().strip();
                if (told.stream().noneMatch(before -> before.contains(said))) {
                    told.add(said);
                }
            }
        }
        return String.join(": ", told);
    }
}
