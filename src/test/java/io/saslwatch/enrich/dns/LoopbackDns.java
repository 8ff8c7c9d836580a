package io.saslwatch.enrich.dns;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.ReverseMap;
import org.xbill.DNS.Type;

/**
 * A real DNS server on a loopback port, UDP and TCP, that does what a test tells it: each name has a script, and what
 * has none is answered by the one for all others, NXDOMAIN at first. It can answer late and lose questions by a seeded
 * random.
 */
public final class LoopbackDns implements AutoCloseable {

    /** Decides about one question; may answer it never, once, often, late or wrongly. */
    public interface Script {
        void play(DnsCall call);
    }

    private record Asked(Name name, int type) { }

    private final LoopbackTcp tcp;
    private final DatagramSocket udp;
    private final Thread udpThread = daemon(this::serveUdp);
    private final InetSocketAddress address;
    private final Duration delay;
    private final double loss;
    private final Random random;
    private final ScheduledExecutorService later = Executors.newSingleThreadScheduledExecutor(LoopbackDns::daemon);
    private final Map<Asked, Script> scripts = new ConcurrentHashMap<>();
    private final Map<Asked, AtomicInteger> asked = new ConcurrentHashMap<>();
    private final Set<Integer> ports = ConcurrentHashMap.newKeySet();
    private final AtomicLong questions = new AtomicLong();
    private final AtomicInteger open = new AtomicInteger();
    private final AtomicInteger mostOpen = new AtomicInteger();
    private volatile Script others = Scripts.nxdomain(3600);

    private LoopbackDns(InetAddress host, int port, Duration delay, double loss, long seed) throws IOException {
        ServerSocket socket = new ServerSocket(port, 50, host);
        this.tcp = new LoopbackTcp(socket, (question, sender) -> play(question, true, sender, bytes -> { }));
        try {
            this.udp = new DatagramSocket(socket.getLocalPort(), host);
        } catch (IOException taken) {
            tcp.close();
            throw taken;
        }
        this.address = (InetSocketAddress) udp.getLocalSocketAddress();
        udp.setReceiveBufferSize(4 << 20);
        this.delay = delay;
        this.loss = loss;
        this.random = new Random(seed);
        udpThread.start();
        tcp.start();
    }

    /** A server on 127.0.0.1 that answers at once and loses nothing. */
    public static LoopbackDns open() {
        return open("127.0.0.1", Duration.ZERO, 0, 0);
    }

    /**
     * A server on a free port.
     *
     * @param host  a loopback address
     * @param delay before each answer
     * @param loss  share of the questions by UDP that are lost, 0 to 1
     * @param seed  of the random choice of those
     */
    public static LoopbackDns open(String host, Duration delay, double loss, long seed) {
        return on(host, 0, delay, loss, seed);
    }

    /** The same on a given port, such as that of a server that was closed. */
    public static LoopbackDns on(String host, int port, Duration delay, double loss, long seed) {
        IOException last = null;
        for (int attempt = 0; attempt < 20; attempt++) {
            try {
                return new LoopbackDns(InetAddress.getByName(host), port, delay, loss, seed);
            } catch (IOException portTaken) {
                last = portTaken;
            }
        }
        throw new UncheckedIOException(last);
    }

    /** Where it listens. */
    public InetSocketAddress address() {
        return address;
    }

    /** What happens when the name of an address is asked for. */
    public LoopbackDns reverse(String address, Script script) {
        return on(nameOf(address), Type.PTR, script);
    }

    /** What happens when a name is asked for. */
    public LoopbackDns on(Name name, int type, Script script) {
        scripts.put(new Asked(name, type), script);
        return this;
    }

    /** What happens when anything else is asked for. */
    public LoopbackDns otherwise(Script script) {
        others = script;
        return this;
    }

    /** How many questions came in, lost ones and repetitions included. */
    public long questions() {
        return questions.get();
    }

    /** How often the name of an address was asked for. */
    public int questions(String address) {
        AtomicInteger count = asked.get(new Asked(nameOf(address), Type.PTR));
        return count == null ? 0 : count.get();
    }

    /** How many questions waited for an answer at once at most. */
    public int mostAtOnce() {
        return mostOpen.get();
    }

    /** The ports from which UDP questions came. */
    public Set<Integer> clientPorts() {
        return ports;
    }

    static Name nameOf(String address) {
        try {
            return ReverseMap.fromAddress(address);
        } catch (IOException noAddress) {
            throw new UncheckedIOException(noAddress);
        }
    }

    private void serveUdp() {
        byte[] buffer = new byte[4096];
        while (!udp.isClosed()) {
            DatagramPacket packet = new DatagramPacket(buffer, buffer.length);
            try {
                udp.receive(packet);
            } catch (IOException closedOrUnreachable) {
                continue;
            }
            byte[] question = Arrays.copyOf(packet.getData(), packet.getLength());
            InetSocketAddress client = (InetSocketAddress) packet.getSocketAddress();
            ports.add(client.getPort());
            if (loss > 0 && random.nextDouble() < loss) {
                questions.incrementAndGet();
            } else {
                play(question, false, bytes -> sendUdp(udp, bytes, client), bytes -> {
                    try (DatagramSocket stranger = new DatagramSocket(0, udp.getLocalAddress())) {
                        sendUdp(stranger, bytes, client);
                    } catch (IOException unbound) {
                        throw new UncheckedIOException(unbound);
                    }
                });
            }
        }
    }

    private void sendUdp(DatagramSocket from, byte[] bytes, InetSocketAddress to) {
        try {
            from.send(new DatagramPacket(bytes, bytes.length, to));
        } catch (IOException closed) {
            // the client has gone, or the server has been closed
        }
    }

    private void play(byte[] bytes, boolean byTcp, DnsCall.Sender sender, DnsCall.Sender stranger) {
        questions.incrementAndGet();
        Message question;
        try {
            question = new Message(bytes);
        } catch (IOException malformed) {
            throw new UncheckedIOException(malformed);
        }
        Asked key = new Asked(question.getQuestion().getName(), question.getQuestion().getType());
        int number = asked.computeIfAbsent(key, any -> new AtomicInteger()).incrementAndGet();
        mostOpen.accumulateAndGet(open.incrementAndGet(), Math::max);
        DnsCall call = new DnsCall(question, number, byTcp, sent -> {
            open.decrementAndGet();
            sender.send(sent);
        }, stranger, this::after);
        Script script = scripts.getOrDefault(key, others);
        after(delay, () -> script.play(call));
    }

    private void after(Duration wait, Runnable action) {
        if (wait.isZero()) {
            action.run();
        } else if (!later.isShutdown()) {
            later.schedule(action, wait.toNanos(), TimeUnit.NANOSECONDS);
        }
    }

    static Thread daemon(Runnable work) {
        Thread thread = new Thread(work, "loopback-dns");
        thread.setDaemon(true);
        return thread;
    }

    @Override
    public void close() {
        later.shutdownNow();
        udp.close();
        try {
            // the system gives the port back only when nobody reads from the socket any more
            udpThread.join();
            tcp.close();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
