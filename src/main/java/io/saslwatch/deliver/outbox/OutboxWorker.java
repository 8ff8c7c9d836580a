package io.saslwatch.deliver.outbox;

import io.saslwatch.deliver.AlertMessage;
import io.saslwatch.event.Delivery;
import io.saslwatch.event.Outbox;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Looks for what is due for one sink, sends it, and writes down what came of it. For one thread. */
final class OutboxWorker {

    /** Alerts of other processes may be committed later than their time says. */
    private static final Duration FULL_LOOK = Duration.ofMinutes(1);

    private final OutboxOptions options;
    private final Outbox outbox;
    private final Function<List<AlertMessage>, List<Failure>> sender;
    private final Gathering gathering;
    private final Backoff backoff;
    private final OutboxEvents events;
    private final InstantSource clock;
    private Instant newest = Instant.MIN;
    private Instant lookAgain = Instant.MIN;
    private Instant pausedUntil = Instant.MIN;
    private boolean opened;

    /** @param sender sends messages and returns in their order why each did not arrive, or null */
    OutboxWorker(OutboxOptions options, Outbox outbox, Function<List<AlertMessage>, List<Failure>> sender, Backoff backoff,
                 OutboxEvents events, InstantSource clock) {
        this.options = options;
        this.outbox = outbox;
        this.sender = sender;
        this.gathering = new Gathering(options);
        this.backoff = backoff;
        this.events = events;
        this.clock = clock;
    }

    /**
     * One turn.
     *
     * @param stopping whether to send nothing more
     * @return how long there is nothing to do, unless new alerts come
     */
    Duration turn(BooleanSupplier stopping) {
        if (!opened) {
            outbox.open(options.sink());
            opened = true;
        }
        look();
        Instant free = free();
        if (!free.isAfter(clock.instant())) {
            List<Delivery> due = outbox.take(options.sink(), options.coolDown(), options.lease(), options.most());
            List<List<Delivery>> messages = gathering.of(due);
            for (int i = 0; i < messages.size(); i += options.atOnce()) {
                if (stopping.getAsBoolean()
                        || !send(messages.subList(i, Math.min(messages.size(), i + options.atOnce())))) {
                    break;
                }
            }
        }
        return rest();
    }

    private void look() {
        Instant now = clock.instant();
        Instant latest = outbox.newest();
        if (!latest.equals(newest) || !now.isBefore(lookAgain)) {
            outbox.add(options.sink(), options.filter(), options.age());
            newest = latest;
            lookAgain = now.plus(FULL_LOOK);
        }
    }

    /** From when on a message may be sent. */
    private Instant free() {
        Instant digested = Instant.MIN;
        if (!options.digest().isZero()) {
            Instant last = outbox.lastSent(options.sink());
            digested = last == Instant.MIN ? last : last.plus(options.digest());
        }
        return digested.isAfter(pausedUntil) ? digested : pausedUntil;
    }

    /** Sends as many messages at once as the sink takes; returns whether the sink takes more. */
    private boolean send(List<List<Delivery>> messages) {
        List<Failure> failures = sender.apply(messages.stream().map(message -> new AlertMessage(options.sink(), key(message),
            message.stream().map(Delivery::alert).toList())).toList());
        boolean goesOn = true;
        for (int i = 0; i < messages.size(); i++) {
            goesOn &= ended(messages.get(i), failures.get(i));
        }
        return goesOn;
    }

    private boolean ended(List<Delivery> group, Failure failure) {
        if (failure == null) {
            outbox.sent(group);
            events.sent(group.size());
            return true;
        }
        // The worst off decides when to try again, and each counts for itself
        int failures = 1 + group.stream().mapToInt(Delivery::attempts).max().orElse(0);
        Duration wait = backoff.after(failures);
        if (failure.retryAfter() != null && failure.retryAfter().compareTo(wait) > 0) {
            wait = failure.retryAfter();
        }
        Instant next = clock.instant().plus(wait);
        Map<Boolean, List<Delivery>> ended = group.stream()
            .collect(Collectors.partitioningBy(each -> each.attempts() + 1 >= options.attempts()));
        outbox.failed(ended.get(false), failure.why(), next);
        outbox.failed(ended.get(true), failure.why(), null);
        events.failed(group.size(), failure.why(), !ended.get(true).isEmpty());
        if (failure.sinkIsDown() || failure.retryAfter() != null) {
            pausedUntil = next;
            return false;
        }
        gathering.refused(group);
        return true;
    }

    private Duration rest() {
        Instant now = clock.instant();
        Instant next = outbox.next(options.sink()).orElse(Instant.MAX);
        Instant free = free();
        Instant due = next.isAfter(free) ? next : free;
        Instant poll = now.plus(options.poll());
        Duration rest = Duration.between(now, due.isBefore(poll) ? due : poll);
        return rest.isNegative() ? Duration.ZERO : rest;
    }

    private static String key(List<Delivery> group) {
        if (group.size() == 1) {
            return group.get(0).key();
        }
        String all = group.stream().map(Delivery::key).sorted().collect(Collectors.joining(" "));
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256")
                .digest(all.getBytes(StandardCharsets.UTF_8))).substring(0, 32);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Every Java runtime has SHA-256", impossible);
        }
    }
}
