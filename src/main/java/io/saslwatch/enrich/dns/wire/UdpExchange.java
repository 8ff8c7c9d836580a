package io.saslwatch.enrich.dns.wire;

import java.io.IOException;
import java.net.Inet4Address;
import java.net.InetSocketAddress;
import java.net.StandardProtocolFamily;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.nio.channels.SelectionKey;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.xbill.DNS.Message;
import org.xbill.DNS.Rcode;

/**
 * One question by UDP. Each server has a socket of its own, connected, so that the system drops what others send, and
 * its port is one that the system took at random; all stay open until the question is settled, so that an answer counts
 * though the question was repeated meanwhile. Used by the loop's thread only.
 */
final class UdpExchange implements Loop.Waiting {

    /** Told once how the question ended. */
    interface Done {

        /** A server answered. */
        void answered(InetSocketAddress server, Message message);

        /** None did. */
        void unanswered();
    }

    // a flood of forged datagrams must leave time for the other sockets
    private static final int MOST_AT_ONCE = 16;

    private final Loop loop;
    private final Query query;
    private final List<InetSocketAddress> servers;
    private final Patience patience;
    private final long endBy;
    private final WireEvents events;
    private final Done done;
    private final Map<InetSocketAddress, DatagramChannel> channels = new HashMap<>(2);
    private int tries;
    private InetSocketAddress from;
    private Message answer;
    private boolean ended;

    /**
     * @param servers in the order in which they are asked, at least one
     * @param endBy   when the question has to be settled, in the loop's time
     */
    UdpExchange(Loop loop, Query query, List<InetSocketAddress> servers, Patience patience, long endBy,
                WireEvents events, Done done) {
        this.loop = loop;
        this.query = query;
        this.servers = servers;
        this.patience = patience;
        this.endBy = endBy;
        this.events = events;
        this.done = done;
    }

    void start() {
        send();
    }

    private void send() {
        InetSocketAddress server = servers.get(tries % servers.size());
        tries++;
        long soon = loop.now() + patience.timeout().toNanos();
        loop.wake(this, soon - endBy < 0 ? soon : endBy);
        try {
            channel(server).write(query.bytes());
            events.asked();
        } catch (IOException unreachable) {
            sendElsewhere();
        }
    }

    /** A server that cannot be reached may be starting: the others are asked at once, but it is asked again in time. */
    private boolean sendElsewhere() {
        if (tries < servers.size() && tries < patience.tries()) {
            send();
            return true;
        }
        return false;
    }

    private DatagramChannel channel(InetSocketAddress server) throws IOException {
        DatagramChannel channel = channels.get(server);
        if (channel == null) {
            channel = open(server);
            channels.put(server, channel);
        }
        return channel;
    }

    private DatagramChannel open(InetSocketAddress server) throws IOException {
        DatagramChannel channel;
        try {
            channel = DatagramChannel.open(server.getAddress() instanceof Inet4Address ? StandardProtocolFamily.INET
                : StandardProtocolFamily.INET6);
        } catch (UnsupportedOperationException noIpv6) {
            throw new IOException(noIpv6);
        }
        try {
            channel.connect(server);
            loop.watch(channel, SelectionKey.OP_READ, this);
            return channel;
        } catch (IOException unreachable) {
            channel.close();
            throw unreachable;
        }
    }

    @Override
    public void ready(SelectionKey key) {
        DatagramChannel channel = (DatagramChannel) key.channel();
        for (int read = 0; read < MOST_AT_ONCE && !ended; read++) {
            ByteBuffer buffer = loop.buffer();
            try {
                if (channel.read(buffer) <= 0) {
                    return;
                }
                take((InetSocketAddress) channel.getRemoteAddress(), buffer.flip());
            } catch (IOException unreachable) {
                sendElsewhere();
                return;
            }
        }
    }

    private void take(InetSocketAddress server, ByteBuffer received) {
        byte[] bytes = new byte[received.remaining()];
        received.get(bytes);
        Message message = query.answerIn(bytes);
        if (message == null) {
            events.strayed();
        } else {
            from = server;
            answer = message;
            if (!mayBeBetterElsewhere() || !sendElsewhere()) {
                end();
            }
        }
    }

    private boolean mayBeBetterElsewhere() {
        return answer.getRcode() != Rcode.NOERROR && answer.getRcode() != Rcode.NXDOMAIN;
    }

    @Override
    public void due() {
        events.unanswered();
        if (loop.now() - endBy >= 0 || tries == patience.tries()) {
            end();
        } else if (answer == null) {
            send();
        } else if (!sendElsewhere()) {
            end();
        }
    }

    @Override
    public void abandon() {
        end();
    }

    private void end() {
        if (ended) {
            return;
        }
        ended = true;
        loop.forget(this);
        for (DatagramChannel channel : channels.values()) {
            try {
                channel.close();
            } catch (IOException closed) {
                // nothing was to be written
            }
        }
        if (answer == null) {
            done.unanswered();
        } else {
            done.answered(from, answer);
        }
    }
}
