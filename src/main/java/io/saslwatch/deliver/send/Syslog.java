package io.saslwatch.deliver.send;

import io.saslwatch.deliver.AlertMessage;
import io.saslwatch.deliver.render.SyslogLine;
import java.io.IOException;
import java.io.OutputStream;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import org.apache.camel.Exchange;

/**
 * Sends RFC 5424 messages: over UDP one datagram each (RFC 5426), over TCP with their length in front (RFC 6587, octet
 * counting). camel-syslog would bring Netty along for that. Stateless: alerts are few, a connection for each message is
 * cheaper than one that must be watched.
 */
public final class Syslog {

    private static final int TIMEOUT_MILLIS = 10_000;

    private final boolean tcp;
    private final String host;
    private final int port;

    /**
     * @param to {@code udp:host:port} or {@code tcp:host:port}; an IPv6 address stands in brackets
     * @throws IllegalArgumentException saying what to write
     */
    public Syslog(String to) {
        String form = "udp:host:514 or tcp:host:514";
        String text = to.strip();
        if (!text.startsWith("udp:") && !text.startsWith("tcp:")) {
            throw new IllegalArgumentException("the syslog server is '" + to + "': write " + form);
        }
        this.tcp = text.startsWith("tcp:");
        HostPort server = HostPort.of(text.substring(4), "the syslog server", form);
        this.host = server.host();
        this.port = server.port();
    }

    /** Sends the alerts of the message, each as one message of its own. */
    public void send(Exchange exchange) throws IOException {
        String[] lines = new SyslogLine(name()).render(exchange.getMessage().getBody(AlertMessage.class).alerts())
            .split("\n");
        if (tcp) {
            tcp(lines);
        } else {
            udp(lines);
        }
    }

    private void tcp(String[] lines) throws IOException {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(host, port), TIMEOUT_MILLIS);
            OutputStream out = socket.getOutputStream();
            for (String line : lines) {
                byte[] bytes = line.getBytes(StandardCharsets.UTF_8);
                out.write((bytes.length + " ").getBytes(StandardCharsets.US_ASCII));
                out.write(bytes);
            }
            out.flush();
        }
    }

    private void udp(String[] lines) throws IOException {
        try (DatagramSocket socket = new DatagramSocket()) {
            for (String line : lines) {
                byte[] bytes = line.getBytes(StandardCharsets.UTF_8);
                socket.send(new DatagramPacket(bytes, bytes.length, new InetSocketAddress(InetAddress.getByName(host), port)));
            }
        }
    }

    private static String name() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException nameless) {
            return "-";
        }
    }
}
