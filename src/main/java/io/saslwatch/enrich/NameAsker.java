package io.saslwatch.enrich;

import io.saslwatch.event.AddressName;
import io.saslwatch.event.Addresses;
import io.saslwatch.event.AnsweredName;
import io.saslwatch.event.DueAddress;
import io.saslwatch.event.DueAddresses;
import io.saslwatch.event.KnownName;
import io.saslwatch.event.NameStatus;
import java.net.InetAddress;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.IntFunction;

/**
 * The bean {@code nameAsker} of {@code routes/3-enrich/names-ask.camel.yaml}: starts look-ups of the addresses that are
 * due in the store. Never waits for an answer. Thread-safe.
 */
public final class NameAsker {

    /** An answer that is to be asked for again at once would be asked for without end. */
    private static final Duration SOONEST = Duration.ofMinutes(1);

    private final NameLookup lookup;
    private final NameAnswers answers;
    private final NameSchedule schedule;
    private final IntFunction<Duration> retry;
    private final EnrichOptions options;
    private final InstantSource clock;

    NameAsker(NameLookup lookup, NameAnswers answers, NameSchedule schedule, IntFunction<Duration> retry,
              EnrichOptions options, InstantSource clock) {
        this.lookup = lookup;
        this.answers = answers;
        this.schedule = schedule;
        this.retry = retry;
        this.options = options;
        this.clock = clock;
    }

    /** Whether it is worth looking into the store: something may be due, and there is room for it. */
    public boolean wantsMore() {
        return answers.underWay() <= options.waiting() / 2 && schedule.isTime();
    }

    /** How many due addresses to take from the store: among so many are those under way, so that there is room for the rest. */
    public int limit() {
        schedule.looking();
        return options.waiting();
    }

    /** Starts asking for what is due and not under way. */
    public void ask(DueAddresses due) {
        schedule.worked();
        Instant now = clock.instant();
        for (DueAddress address : due.addresses()) {
            if (answers.begin(address.ip())) {
                if (rests(address, now)) {
                    answers.add(new AnsweredName(address.ip(), due(address.known(), null)));
                } else {
                    ask(address);
                }
            }
        }
        schedule.lookAt(due.next());
    }

    /** The store did not say what is due; it is asked again after a pause. */
    public void failed(Exception cause) {
        schedule.failed(String.valueOf(cause.getMessage()));
    }

    private void ask(DueAddress address) {
        Optional<InetAddress> readable = Addresses.inet(address.ip());
        if (readable.isEmpty()) {
            answered(address, AddressName.PRIVATE);
            return;
        }
        try {
            lookup.find(readable.get()).whenComplete((answer, failure) -> answered(address, answer));
        } catch (RuntimeException broken) {
            // a look-up promises not to do this; should it do it all the same, the address must not be stuck
            answered(address, null);
        }
    }

    private void answered(DueAddress address, AddressName answer) {
        Instant now = clock.instant();
        KnownName known = address.known();
        NameStatus status = answer == null ? NameStatus.SERVFAIL : answer.status();
        answers.add(new AnsweredName(address.ip(),
            status.isPassing() ? unanswered(known, status, earliest(answer, now), now) : answered(answer, now)));
    }

    private static KnownName answered(AddressName answer, Instant now) {
        Instant due = answer.until().equals(Instant.MAX) ? null
            : answer.until().isBefore(now.plus(SOONEST)) ? now.plus(SOONEST) : answer.until();
        return new KnownName(answer.name(), answer.status(), answer.confirmed(), now, due, 0);
    }

    /** Until when the look-up would only repeat what it says now. */
    private static Instant earliest(AddressName answer, Instant now) {
        return answer == null || answer.until().equals(Instant.MAX) ? now : answer.until();
    }

    /** What somebody with authority said before stays: a name server that is away says nothing about the name. */
    private KnownName unanswered(KnownName known, NameStatus status, Instant earliest, Instant now) {
        int failures = known.failures() + 1;
        Instant wait = now.plus(retry.apply(failures));
        Instant due = failures >= options.attempts() ? null : wait.isBefore(earliest) ? earliest : wait;
        boolean before = known.status() != null && known.status() != NameStatus.OFF && !known.status().isPassing();
        return before ? new KnownName(known.name(), known.status(), known.confirmed(), now, due, failures)
            : new KnownName(null, status, null, now, due, failures);
    }

    /** An address that was asked for and does not occur any more is let alone until it occurs again. */
    private boolean rests(DueAddress address, Instant now) {
        return address.known().asked() != null && address.lastSeen().isBefore(now.minus(options.keepFresh()));
    }

    private static KnownName due(KnownName known, Instant due) {
        return new KnownName(known.name(), known.status(), known.confirmed(), known.asked(), due, known.failures());
    }
}
