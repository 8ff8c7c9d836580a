package io.saslwatch.extract.join;

import io.saslwatch.event.EventBatch;
import io.saslwatch.event.LineBatch;
import io.saslwatch.extract.Sighting;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Makes one event of the lines that tell of one attempt. There is one joiner for each group of logs, and it is given
 * the group's batches in their order by one thread at a time.
 *
 * <p>What is joined depends on the lines and their stamps alone, never on how they were cut into batches: a joiner that
 * is {@link #restore restored} goes on exactly as the one that saved its state would have. Only when a batch says that
 * nothing more can be read, time also passes by its clock, as much as went by since the last line came.
 */
public final class AttemptJoiner {

    private final JoinLimits limits;
    private final Journal journal = new Journal();
    private final SourceOrder order;
    private final SmtpLogins smtpLogins;
    private final AuthLines authLines;
    private final SmtpAttempts smtpAttempts;
    private final LoginSessions loginSessions;
    private final StateBlob memory;
    private final boolean remembers;
    /** Microseconds of the youngest line so far. */
    private long clock = Long.MIN_VALUE;
    /** Milliseconds of the batch that brought it. */
    private long clockMoved;

    /**
     * @param limits    what bounds the joining
     * @param sections  further parts of the extraction whose memory is saved together with the joiner's
     * @param remembers whether batches carry the memory; without, a restart forgets what was half read
     */
    public AttemptJoiner(JoinLimits limits, List<StateSection> sections, boolean remembers) {
        this.limits = limits;
        this.remembers = remembers;
        order = new SourceOrder(limits.limit());
        smtpLogins = new SmtpLogins(limits, journal);
        authLines = new AuthLines(limits, journal);
        smtpAttempts = new SmtpAttempts(limits, journal, authLines);
        loginSessions = new LoginSessions(limits, journal);
        List<StateSection> all = new ArrayList<>(List.of(new Memory()));
        all.addAll(sections);
        memory = new StateBlob(all);
    }

    /**
     * Puts the joiner, and the further sections, back to where the last committed batch left them. To be called before
     * the first batch, and again before the next one when a batch was not committed.
     *
     * @param state as {@link EventBatch#state} had it; null when no batch was ever committed
     * @throws IllegalStateException when the state is damaged or of a version not known here
     */
    public void restore(byte[] state) {
        memory.restore(state);
    }

    /**
     * Joins the lines of a batch to what came before.
     *
     * @param batch     whose lines they are; a tick lets time pass
     * @param sightings what its lines say, in their order
     * @param lines     how many lines the batch has
     * @return what follows, to be stored in one transaction
     */
    public EventBatch join(LineBatch batch, List<Sighting> sightings, long lines) {
        long before = clock;
        order.order(batch.isTick() ? null : batch.stream().source(), sightings, micros(batch.others()), batch.drained(),
            this::take);
        if (clock != before) {
            clockMoved = batch.isEnd() ? clockMoved : batch.now().toEpochMilli();
        }
        if (batch.isEnd()) {
            expire(Long.MAX_VALUE);
        } else if (batch.drained() && clock != Long.MIN_VALUE) {
            expire(clock + Math.max(0, batch.now().toEpochMilli() - clockMoved) * 1_000);
        }
        return journal.close(batch.group(), batch.position(), remembers ? memory.save() : null, lines);
    }

    private static long micros(Instant instant) {
        return instant == null ? Long.MAX_VALUE
            : Math.addExact(Math.multiplyExact(instant.getEpochSecond(), 1_000_000L), instant.getNano() / 1_000);
    }

    private void take(Sighting s) {
        pass(s.time());
        switch (s.role()) {
            case ATTEMPT -> journal.single(Draft.of(s));
            case SMTP_MESSAGE -> smtpLogins.message(s);
            case SMTP_REJECT -> smtpLogins.reject(s);
            case SMTP_ATTEMPT -> smtpAttempts.attempt(s);
            case SMTP_DISCONNECT -> smtpLogins.disconnect(s);
            case SMTP_AUTH_DOWN -> smtpAttempts.authDown(s);
            case AUTH_LINE -> {
                if (s.session() == null) {
                    authLines.line(s);
                } else {
                    loginSessions.authLine(s);
                }
            }
            case LOGIN -> loginSessions.login(s);
            case LOGIN_REFUSAL -> loginSessions.refusal(s);
            case LOGIN_END -> loginSessions.end(s);
            case OVER_QUOTA, NOTHING -> { }
        }
    }

    /** Lines of a second may be out of order a little; a clock that was set back takes the time with it. */
    private void pass(long time) {
        if (time > clock) {
            clock = time;
            expire(time);
        } else if (time < clock - limits.window()) {
            clock = time;
        }
    }

    private void expire(long now) {
        if (authLines.due(now) || smtpAttempts.due(now) || loginSessions.due(now) || smtpLogins.due(now)) {
            authLines.expire(now);
            smtpAttempts.expire(now);
            loginSessions.expire(now);
            smtpLogins.expire(now);
        }
    }

    /** The joiner's own section of the stored state. */
    private final class Memory implements StateSection {

        @Override
        public String name() {
            return "join";
        }

        @Override
        public void write(DataOutput to) throws IOException {
            var out = new StateWriter(to);
            out.number(clock);
            out.number(clockMoved);
            order.write(out);
            smtpLogins.write(out);
            authLines.write(out);
            smtpAttempts.write(out);
            loginSessions.write(out);
        }

        @Override
        public void read(DataInput from) throws IOException {
            var in = new StateReader(from);
            clock = in.number();
            clockMoved = in.number();
            order.read(in);
            smtpLogins.read(in);
            authLines.read(in);
            smtpAttempts.read(in);
            loginSessions.read(in);
        }

        @Override
        public void clear() {
            clock = Long.MIN_VALUE;
            clockMoved = 0;
            order.clear();
            smtpLogins.clear();
            authLines.clear();
            smtpAttempts.clear();
            loginSessions.clear();
        }
    }
}
