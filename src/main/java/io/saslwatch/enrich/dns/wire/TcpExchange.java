package io.saslwatch.enrich.dns.wire;

import java.io.EOFException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import org.xbill.DNS.Message;

/**
 * One question by TCP (RFC 7766), on a connection of its own: cut answers are rare. It is asked once. Used by the
 * loop's thread only.
 */
final class TcpExchange implements Loop.Waiting {

    private final Loop loop;
    private final Query query;
    private final InetSocketAddress server;
    private final WireEvents events;
    private final UdpExchange.Done done;
    private final ByteBuffer out;
    private ByteBuffer in = ByteBuffer.allocate(2);
    private boolean lengthKnown;
    private SocketChannel channel;
    private Message answer;
    private boolean ended;

    TcpExchange(Loop loop, Query query, InetSocketAddress server, WireEvents events, UdpExchange.Done done) {
        this.loop = loop;
        this.query = query;
        this.server = server;
        this.events = events;
        this.done = done;
        this.out = query.bytesWithLength();
    }

    /**
     * @param endBy when the question has to be settled, in the loop's time
     */
    void start(long endBy) {
        loop.wake(this, endBy);
        try {
            channel = SocketChannel.open();
            SelectionKey key = loop.watch(channel, SelectionKey.OP_CONNECT, this);
            if (channel.connect(server)) {
                key.interestOps(SelectionKey.OP_WRITE);
            }
        } catch (IOException unreachable) {
            end();
        }
    }

    @Override
    public void ready(SelectionKey key) {
        try {
            if (key.isConnectable() && channel.finishConnect()) {
                key.interestOps(SelectionKey.OP_WRITE);
            } else if (key.isWritable()) {
                channel.write(out);
                if (!out.hasRemaining()) {
                    events.asked();
                    key.interestOps(SelectionKey.OP_READ);
                }
            } else if (key.isReadable()) {
                read();
            }
        } catch (IOException broken) {
            end();
        }
    }

    private void read() throws IOException {
        if (channel.read(in) < 0) {
            throw new EOFException();
        }
        if (in.hasRemaining()) {
            return;
        }
        if (!lengthKnown) {
            lengthKnown = true;
            in = ByteBuffer.allocate(in.flip().getShort() & 0xFFFF);
            return;
        }
        answer = query.answerIn(in.array());
        if (answer == null) {
            events.strayed();
        }
        end();
    }

    @Override
    public void due() {
        events.unanswered();
        end();
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
        if (channel != null) {
            try {
                channel.close();
            } catch (IOException closed) {
                // all that was to be written has been
            }
        }
        if (answer == null) {
            done.unanswered();
        } else {
            done.answered(server, answer);
        }
    }
}
