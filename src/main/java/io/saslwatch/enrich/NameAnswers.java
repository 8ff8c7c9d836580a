package io.saslwatch.enrich;

import io.saslwatch.event.AnsweredName;
import io.saslwatch.event.KnownName;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * The bean {@code nameAnswers} of {@code routes/3-enrich/names-answer.camel.yaml}: what was answered and is not stored
 * yet. An address stays under way until its answer is committed; what a crash takes from here is due in the store still.
 * Thread-safe; answers are taken by one thread at a time.
 */
public final class NameAnswers {

    private static final int MOST_AT_ONCE = 5_000;

    private final NameSchedule schedule;
    private final Set<String> underWay = ConcurrentHashMap.newKeySet();
    private final Queue<AnsweredName> answers = new ConcurrentLinkedQueue<>();

    NameAnswers(NameSchedule schedule) {
        this.schedule = schedule;
    }

    /** Takes an address as being asked for; false when it is already. */
    boolean begin(String ip) {
        return underWay.add(ip);
    }

    /** How many addresses are being asked for or have answers that are not stored. */
    int underWay() {
        return underWay.size();
    }

    void add(AnsweredName answer) {
        answers.add(answer);
    }

    /** Whether answers can be stored now. */
    public boolean isReady() {
        return !answers.isEmpty() && !schedule.isPaused();
    }

    /** The oldest answers, sorted by address as all who write to these rows sort them. They stay here until stored. */
    public List<AnsweredName> next() {
        List<AnsweredName> next = new ArrayList<>();
        for (AnsweredName answer : answers) {
            if (next.size() == MOST_AT_ONCE) {
                break;
            }
            next.add(answer);
        }
        next.sort(Comparator.comparing(AnsweredName::ip));
        return next;
    }

    /** The answers of the last {@link #next} are committed. */
    public void stored(List<AnsweredName> committed) {
        schedule.worked();
        for (int i = 0; i < committed.size(); i++) {
            answers.remove();
        }
        for (AnsweredName answer : committed) {
            underWay.remove(answer.ip());
            KnownName name = answer.name();
            if (name.due() != null) {
                schedule.lookAt(name.due());
            }
        }
    }

    /** The answers of the last {@link #next} could not be stored; they are tried again after a pause. */
    public void failed(Exception cause) {
        schedule.failed(String.valueOf(cause.getMessage()));
    }
}
