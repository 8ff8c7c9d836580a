package io.saslwatch.enrich.dns;

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
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Keeps answers in memory until they should be asked for again, lets all who want the same address wait for one
 * look-up, and counts the failures of an address in a row, so that it is asked for ever more rarely. Thread-safe.
 */
final class RememberingLookup implements NameLookup {

    private final NameLookup asking;
    private final NameLife life;
    private final NameMeters meters;
    private final Cache<InetAddress, AddressName> answers;
    private final Cache<InetAddress, Integer> failures;
    // not an AsyncCache: Caffeine goes through all that is under way whenever it looks for something to evict
    private final Map<InetAddress, CompletableFuture<AddressName>> underWay = new ConcurrentHashMap<>();

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
            .expireAfter(Expiry.<InetAddress, AddressName>writing((address, answer) ->
                Duration.between(clock.instant(), answer.until()))).build();
        this.failures = Caffeine.newBuilder().maximumSize(size).ticker(ticker).executor(Runnable::run)
            .expireAfterWrite(forget).build();
    }

    @Override
    public CompletionStage<AddressName> find(InetAddress address) {
        AddressName known = answers.getIfPresent(address);
        if (known != null) {
            meters.remembered();
            return CompletableFuture.completedStage(known);
        }
        CompletableFuture<AddressName> mine = new CompletableFuture<>();
        CompletableFuture<AddressName> others = underWay.putIfAbsent(address, mine);
        if (others != null) {
            meters.remembered();
            return others.minimalCompletionStage();
        }
        // it may have become known between the two looks
        known = answers.getIfPresent(address);
        if (known != null) {
            mine.complete(known);
            underWay.remove(address);
        } else {
            asking.find(address).thenAccept(answer -> end(address, mine, counted(address, answer)));
        }
        return mine.minimalCompletionStage();
    }

    private void end(InetAddress address, CompletableFuture<AddressName> waiting, AddressName answer) {
        answers.put(address, answer);
        underWay.remove(address);
        waiting.complete(answer);
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
