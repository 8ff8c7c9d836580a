package io.saslwatch.enrich.dns.wire;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;

/**
 * Asks DNS servers, on one thread of its own: questions are put there, and answers are handed out there. What is done
 * with an answer must not wait for anything.
 */
public final class DnsClient implements AutoCloseable {

    private final Loop loop;
    private final Supplier<List<InetSocketAddress>> servers;
    private final Patience patience;
    private final Random ids;
    private final WireEvents events;
    private InetSocketAddress answering;

    /**
     * Starts the thread.
     *
     * @param servers  whom to ask, in order; looked at for each question
     * @param ids      source of the questions' ids; a {@code SecureRandom} unless a test has to foresee them
     * @param nanoTime a clock that never goes back, such as {@code System::nanoTime}
     * @throws IOException when the system gives no selector
     */
    public DnsClient(Supplier<List<InetSocketAddress>> servers, Patience patience, Random ids, LongSupplier nanoTime,
                     WireEvents events) throws IOException {
        this.servers = servers;
        this.patience = patience;
        this.ids = ids;
        this.events = events;
        this.loop = new Loop("saslwatch-names", nanoTime, events::broke);
    }

    /** Runs a task on the client's thread, soon and after those before it; may be called by any thread. */
    public void execute(Runnable task) {
        loop.execute(task);
    }

    /** When a look-up that begins now has to be settled: twice the time that one question may take. */
    public long lookupEnd() {
        return loop.now() + patience.lookup();
    }

    /**
     * Asks for the records of a name; on the client's thread only.
     *
     * @param type  the records' type (RFC 1035, section 3.2.2)
     * @param endBy when the answer must be there, see {@link #lookupEnd}
     * @return completes on the client's thread, at the latest at that time; never with an exception
     */
    public CompletableFuture<Reply> ask(Name name, int type, long endBy) {
        CompletableFuture<Reply> reply = new CompletableFuture<>();
        List<InetSocketAddress> order = order();
        if (order.isEmpty() || loop.now() - endBy >= 0) {
            reply.complete(new Reply.Silence());
        } else {
            Query query = new Query(name, type, ids.nextInt(1 << 16));
            new UdpExchange(loop, query, order, patience, endBy, events, new UdpExchange.Done() {
                @Override
                public void answered(InetSocketAddress server, Message message) {
                    answering = server;
                    if (message.getHeader().getFlag(Flags.TC)) {
                        repeatByTcp(query, server, endBy, reply);
                    } else {
                        reply.complete(new Reply.Answer(message));
                    }
                }

                @Override
                public void unanswered() {
                    reply.complete(new Reply.Silence());
                }
            }).start();
        }
        return reply;
    }

    private void repeatByTcp(Query query, InetSocketAddress server, long endBy, CompletableFuture<Reply> reply) {
        events.repeatedByTcp();
        long enough = loop.now() + patience.question();
        new TcpExchange(loop, query, server, events, new UdpExchange.Done() {
            @Override
            public void answered(InetSocketAddress same, Message message) {
                reply.complete(new Reply.Answer(message));
            }

            @Override
            public void unanswered() {
                reply.complete(new Reply.Silence());
            }
        }).start(enough - endBy < 0 ? enough : endBy);
    }

    /** The server that answered last comes first: one that is down costs a time-out once, and not for each question. */
    private List<InetSocketAddress> order() {
        List<InetSocketAddress> all = servers.get();
        if (answering == null || all.isEmpty() || all.get(0).equals(answering) || !all.contains(answering)) {
            return all;
        }
        List<InetSocketAddress> order = new ArrayList<>(all);
        order.remove(answering);
        order.add(0, answering);
        return order;
    }

    /** Ends what is under way, unanswered, and the thread. */
    @Override
    public void close() {
        loop.close();
    }
}
