package io.saslwatch.setup;

import java.util.EnumMap;
import java.util.Map;

/** What setup was told, complete and checked. Immutable. */
public final class Answers {

    private final Map<Question, String> values;

    Answers(Map<Question, String> values) {
        this.values = new EnumMap<>(values);
    }

    /** The answer to one question. */
    public String to(Question question) {
        return values.get(question);
    }

    /** Whether it is yes. */
    public boolean yes(Question question) {
        return to(question).equals("yes");
    }

    /** Whether the logs are in systemd's journal. */
    public boolean journal() {
        return to(Question.LOGS).equals(Question.JOURNAL);
    }
}
