package io.saslwatch.extract.join;

import io.saslwatch.event.Reason;
import io.saslwatch.extract.Sighting;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** One attempt as Dovecot's auth process tells of it, in one line or several (one for each of its databases). */
final class Attempt {

    /** How far apart the lines of one attempt are at most: its databases are asked one right after the other. */
    static final long TOGETHER = 1_000_000;

    private static final int LONGEST = 16;

    private final Draft draft;
    private final List<String> words = new ArrayList<>(2);
    private long last;
    private boolean claimed;

    private Attempt(Draft draft, long last) {
        this.draft = draft;
        this.last = last;
    }

    static Attempt of(Sighting s) {
        return of(Draft.of(s), s);
    }

    static Attempt of(Draft draft, Sighting s) {
        var attempt = new Attempt(draft, s.time());
        attempt.words.add(words(s));
        return attempt;
    }

    /**
     * Whether a further line may be of this attempt. A line that says the same as one before is of another attempt, for
     * a database answers once; only that a user may not log in is said by the worker and by its master.
     */
    boolean takes(Sighting s) {
        return !claimed && s.count() == 1 && draft.count() == 1 && Math.abs(s.time() - last) <= TOGETHER
            && words.size() < LONGEST && (s.reason() == Reason.DISABLED || !words.contains(words(s)))
            && Names.same(draft.user(), s.user()) && fitsMechanism(s.mechanism());
    }

    void take(Sighting s) {
        words.add(words(s));
        last = Math.max(last, s.time());
        draft.restsOn(LineRef.of(s));
        draft.explain(s.reason(), s.detail());
        draft.mechanism(s.mechanism());
        if (!draft.stored()) {
            draft.user(Names.fuller(draft.user(), s.user()));
        }
    }

    boolean fitsMechanism(String mechanism) {
        return mechanism == null || draft.mechanism() == null || mechanism.equals(draft.mechanism());
    }

    boolean fitsHost(String host) {
        return host == null || draft.host() == null || host.equals(draft.host());
    }

    Draft draft() {
        return draft;
    }

    long last() {
        return last;
    }

    /** Whether a line of Postfix rests on this attempt's lines already. */
    boolean claimed() {
        return claimed;
    }

    void claim() {
        claimed = true;
    }

    private static String words(Sighting s) {
        return Objects.requireNonNullElse(s.detail(), String.valueOf(s.reason()));
    }

    void write(StateWriter out) throws IOException {
        draft.write(out);
        out.all(words, out::text);
        out.number(last);
        out.flag(claimed);
    }

    static Attempt read(StateReader in) throws IOException {
        Draft draft = Draft.read(in);
        List<String> words = in.all(in::text);
        var attempt = new Attempt(draft, in.number());
        attempt.words.addAll(words);
        attempt.claimed = in.flag();
        return attempt;
    }
}
