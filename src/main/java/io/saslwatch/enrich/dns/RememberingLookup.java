package io.saslwatch.enrich.dns;

import com.github.benmanes.caffeine.cache.AsyncCache;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import com.github.benmanes.caffeine.cache.Ticker;
import io.saslwatch.enrich.NameLookup;
import io.saslwatch.event.AddressName;
import java.net.InetAddress;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * Keeps answers in memory until they should be asked for again, and counts the failures of an address in a row, so that it
 * is asked for ever more rarely. Thread-safe.
 */
final class RememberingLookup implements NameLookup {

    private final NameLookup asking;
    private final NameLife life;
    private final NameMeters meters;
    private final AsyncCache<InetAddress, AddressName> answers;
    private final Cache<InetAddress, Integer> failures;

    /**
     * @param asking is closed with this look-up
     * @param size   how many answers are kept at most; 0 keeps none
     * @param forget after so long without a further failure an address's failures are forgotten
     */
    RememberingLookup(NameLookup asking, long size, Duration forget, NameLife life, InstantSource clock,
                      NameMeters meters) {
        this.asking = asking;
        this.life = life;
        this.meters = meters;
        Instant start = clock.instant();
        Ticker ticker = () -> ChronoUnit.NANOS.between(start, clock.instant());
        this.answers = Caffeine.newBuilder().maximumSize(size).ticker(ticker).executor(Runnable::run)
            .expireAfter(Expiry.<InetAddress, AddressName>creating((address, answer) ->
                Duration.between(clock.instant(), answer.until()))).buildAsync();
        this.failures = Caffeine.newBuilder().maximumSize(size).ticker(ticker).executor(Runnable::run)
            .expireAfterWrite(forget).build();
    }

    @Override
    public CompletionStage<AddressName> find(InetAddress address) {
        CompletableFuture<AddressName> known = answers.getIfPresent(address);
        if (known != null) {
            meters.remembered();
            return known.minimalCompletionStage();
        }
        return answers.get(address, (same, executor) -> asking.find(same).thenApply(answer -> counted(same, answer))
            .toCompletableFuture()).minimalCompletionStage();
    }

    private AddressName counted(InetAddress address, AddressName answer) {
        if (!answer.status().isPassing()) {
            failures.invalidate(address);
            return answer;
        }
        int inARow = failures.asMap().merge(address, 1, Integer::sum);
        return inARow == 1 ? answer
            : new AddressName(answer.name(), answer.status(), answer.confirmed(), life.ofFailure(inARow));
    }

    @Override
    public void close() {
        asking.close();
    }
}
