package io.saslwatch.deliver.outbox;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;

/** TLS before a mail server that has none: from the first byte, or by STARTTLS (RFC 3207). */
final class SmtpFront implements AutoCloseable {

    /** What was said before the connection was protected. */
    final List<String> inTheClear = new CopyOnWriteArrayList<>();
    private final Relay relay;

    SmtpFront(SSLContext context, int mailServer, boolean startTls) throws IOException {
        Relay[] own = new Relay[1];
        relay = new Relay(client -> {
            if (startTls && !untilStartTls(client)) {
                return;
            }
            SSLSocket secure = (SSLSocket) context.getSocketFactory().createSocket(client, null, client.getPort(), true);
            secure.setUseClientMode(false);
            secure.startHandshake();
            Socket target = new Socket(InetAddress.getByName("127.0.0.1"), mailServer);
            if (startTls) {
                Relay.line(target);
            }
            own[0].join(secure, target);
        });
        own[0] = relay;
    }

    private boolean untilStartTls(Socket client) throws IOException {
        Relay.say(client, "220 front ESMTP\r\n");
        for (String line = Relay.line(client); line != null; line = Relay.line(client)) {
            inTheClear.add(line);
            if (line.equals("STARTTLS")) {
                Relay.say(client, "220 begin\r\n");
                return true;
            }
            Relay.say(client, line.startsWith("EHLO") ? "250-front\r\n250 STARTTLS\r\n"
                : "530 5.7.0 Must issue a STARTTLS command first\r\n");
        }
        return false;
    }

    int port() {
        return relay.port();
    }

    @Override
    public void close() throws IOException {
        relay.close();
    }
}
