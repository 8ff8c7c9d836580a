package io.saslwatch.enrich.dns;

import io.saslwatch.enrich.NameLookup;
import io.saslwatch.enrich.dns.wire.DnsClient;
import io.saslwatch.event.AddressName;
import io.saslwatch.event.NameStatus;
import java.net.InetAddress;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Asks the servers: for so many addresses at once, for the others in the order in which they came. While the servers
 * are dead only a few are asked for, to notice when they are back; the others end unanswered at once. Thread-safe;
 * answers are handed out by the client's thread.
 */
final class AskingLookup implements NameLookup {

    private record Wanted(InetAddress address, CompletableFuture<AddressName> answer) { }

    /** So many are asked for at once while the servers are dead. */
    static final int PROBES = 4;

    private final DnsClient client;
    private final ReverseQuestion question;
    private final int most;
    private final DeadServers servers;
    private final NameLife life;
    private final NameMeters meters;
    private final NameEvents events;
    private final Set<Wanted> underWay = ConcurrentHashMap.newKeySet();
    private volatile boolean closed;

    // of the client's thread
    private final Queue<Wanted> waiting = new ArrayDeque<>();
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
        Wanted wanted = new Wanted(address, new CompletableFuture<>());
        underWay.add(wanted);
        client.execute(() -> {
            waiting.add(wanted);
            startSome();
        });
        if (closed) {
            settle(wanted, unanswered());
        }
        return wanted.answer().minimalCompletionStage();
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

    private void start(Wanted wanted) {
        inFlight++;
        try {
            question.ask(wanted.address()).whenComplete((answer, failure) -> end(wanted, answer, failure));
        } catch (RuntimeException bug) {
            end(wanted, null, bug);
        }
    }

    private void end(Wanted wanted, AddressName answer, Throwable failure) {
        inFlight--;
        if (failure != null) {
            events.broke(failure);
        }
        AddressName told = failure == null ? answer : unanswered();
        servers.ended(told.status() != NameStatus.TIMEOUT);
        settle(wanted, told);
        startSome();
    }

    private void settle(Wanted wanted, AddressName answer) {
        if (underWay.remove(wanted)) {
            meters.answered(answer.status());
            wanted.answer().complete(answer);
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
        underWay.forEach(wanted -> settle(wanted, unanswered()));
    }
}
