package io.saslwatch.enrich.dns;

import io.saslwatch.enrich.NameLookup;
import io.saslwatch.enrich.dns.wire.DnsClient;
import io.saslwatch.event.AddressName;
import io.saslwatch.event.NameStatus;
import java.net.InetAddress;
import java.util.ArrayDeque;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Asks the servers: each address once however many wait for it, so many addresses at once, the others in the order in which
 * they came. While the servers are dead only a few are asked for, to notice when they are back; the others end unanswered
 * at once. Thread-safe; answers are handed out by the client's thread.
 */
final class AskingLookup implements NameLookup {

    /** So many are asked for at once while the servers are dead. */
    static final int PROBES = 4;

    private final DnsClient client;
    private final ReverseQuestion question;
    private final int most;
    private final DeadServers servers;
    private final NameLife life;
    private final NameMeters meters;
    private final NameEvents events;
    private final Map<InetAddress, CompletableFuture<AddressName>> underWay = new ConcurrentHashMap<>();
    private volatile boolean closed;

    // of the client's thread
    private final Queue<InetAddress> waiting = new ArrayDeque<>();
    private int inFlight;
    private boolean starting;

    /**
     * @param client is closed with this look-up
     * @param most   how many addresses are asked for at once; over 0
     */
    AskingLookup(DnsClient client, ReverseQuestion question, int most, DeadServers servers, NameLife life,
                 NameMeters meters, NameEvents events) {
        this.client = client;
        this.question = question;
        this.most = most;
        this.servers = servers;
        this.life = life;
        this.meters = meters;
        this.events = events;
    }

    @Override
    public CompletionStage<AddressName> find(InetAddress address) {
        CompletableFuture<AddressName> mine = new CompletableFuture<>();
        CompletableFuture<AddressName> others = underWay.putIfAbsent(address, mine);
        if (others != null) {
            return others.minimalCompletionStage();
        }
        client.execute(() -> {
            waiting.add(address);
            startSome();
        });
        if (closed) {
            settle(address, unanswered());
        }
        return mine.minimalCompletionStage();
    }

    private void startSome() {
        if (starting) {
            return;
        }
        starting = true;
        while (!waiting.isEmpty()) {
            if (!closed && inFlight < (servers.areDead() ? Math.min(PROBES, most) : most)) {
                start(waiting.remove());
            } else if (closed || servers.areDead()) {
                settle(waiting.remove(), unanswered());
            } else {
                break;
            }
        }
        starting = false;
        meters.standing(inFlight, waiting.size());
    }

    private void start(InetAddress address) {
        inFlight++;
        try {
            question.ask(address).whenComplete((answer, failure) -> end(address, answer, failure));
        } catch (RuntimeException bug) {
            end(address, null, bug);
        }
    }

    private void end(InetAddress address, AddressName answer, Throwable failure) {
        inFlight--;
        if (failure != null) {
            events.broke(failure);
        }
        AddressName told = failure == null ? answer : unanswered();
        servers.ended(told.status() != NameStatus.TIMEOUT);
        settle(address, told);
        startSome();
    }

    private void settle(InetAddress address, AddressName answer) {
        CompletableFuture<AddressName> future = underWay.get(address);
        // completed before it is forgotten: who comes in between gets this answer and asks no question
        if (future != null && future.complete(answer)) {
            meters.answered(answer.status());
            underWay.remove(address, future);
        }
    }

    private AddressName unanswered() {
        return new AddressName(null, NameStatus.TIMEOUT, null, life.ofFailure(1));
    }

    /** Ends what waits or is under way, unanswered. */
    @Override
    public void close() {
        closed = true;
        client.close();
        underWay.keySet().forEach(address -> settle(address, unanswered()));
    }
}
