package io.saslwatch.read;

import io.saslwatch.config.Values;
import java.time.Duration;

/** Where the reading of a source begins when the store does not know it yet. */
public sealed interface StartAt {

    /** With the oldest line of the oldest archive. */
    record Beginning() implements StartAt {
    }

    /** With what is written from now on. */
    record End() implements StartAt {
    }

    /** With lines at most so old; where lines have no readable stamp, with files changed since. */
    record Back(Duration time) implements StartAt {
    }

    /** With the oldest line. */
    StartAt BEGINNING = new Beginning();

    /**
     * Reads {@code beginning}, {@code end}, or a duration such as {@code 7d}, {@code 36h}, {@code 90m}.
     *
     * @throws IllegalArgumentException when it is none of them
     */
    static StartAt of(String text) {
        String word = text.trim();
        if (word.equals("beginning")) {
            return BEGINNING;
        }
        if (word.equals("end")) {
            return new End();
        }
        return new Back(Values.duration(word));
    }
}
