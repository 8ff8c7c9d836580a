package io.saslwatch.deliver.outbox;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A server on loopback that stands between a client and a real server, and does to connections what a test says. */
final class Relay implements AutoCloseable {

    /** What happens to one connection; a failure closes it. */
    interface Play {
        void with(Socket client) throws IOException;
    }

    private final ServerSocket server = new ServerSocket(0, 50, InetAddress.getByName("127.0.0.1"));
    private final ExecutorService threads = Executors.newCachedThreadPool();

    Relay(Play play) throws IOException {
        threads.execute(() -> {
            while (!server.isClosed()) {
                try {
                    Socket client = server.accept();
                    threads.execute(() -> play(play, client));
                } catch (IOException closed) {
                    return;
                }
            }
        });
    }

    private static void play(Play play, Socket client) {
        try (client) {
            play.with(client);
        } catch (IOException refused) {
            // the client's side of it is what tests look at
        }
    }

    int port() {
        return server.getLocalPort();
    }

    static void say(Socket to, String text) throws IOException {
        to.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
        to.getOutputStream().flush();
    }

    /** One line without its end; byte by byte, so that what follows stays in the socket. Null at the end. */
    static String line(Socket from) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        InputStream in = from.getInputStream();
        for (int each = in.read(); each != '\n'; each = in.read()) {
            if (each < 0) {
                return null;
            }
            line.write(each);
        }
        return line.toString(StandardCharsets.ISO_8859_1).stripTrailing();
    }

    /** Hands bytes on in both directions until one side ends. */
    void join(Socket client, Socket target) throws IOException {
        threads.execute(() -> {
            try {
                copy(target, client);
                client.close();
            } catch (IOException ended) {
                // so has the other direction
            }
        });
        try (target) {
            copy(client, target);
        }
    }

    private static void copy(Socket from, Socket to) throws IOException {
        OutputStream out = to.getOutputStream();
        byte[] some = new byte[8_192];
        for (int read = from.getInputStream().read(some); read >= 0; read = from.getInputStream().read(some)) {
            out.write(some, 0, read);
            out.flush();
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
        threads.shutdownNow();
    }
}
