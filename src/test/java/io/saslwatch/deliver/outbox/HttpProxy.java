package io.saslwatch.deliver.outbox;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;

/** A small HTTP proxy on loopback that may want a login; it tells the request lines that it let through. */
final class HttpProxy implements AutoCloseable {

    final List<String> passed = new CopyOnWriteArrayList<>();
    final List<String> refused = new CopyOnWriteArrayList<>();
    private final String wanted;
    private final Relay relay;

    /** @param login {@code user:password}, or null when everybody may pass */
    HttpProxy(String login) throws IOException {
        wanted = login == null ? null
            : "Basic " + Base64.getEncoder().encodeToString(login.getBytes(StandardCharsets.UTF_8));
        relay = new Relay(this::serve);
    }

    int port() {
        return relay.port();
    }

    private void serve(Socket client) throws IOException {
        String request = Relay.line(client);
        if (request == null) {
            return;
        }
        List<String> headers = new ArrayList<>();
        for (String line = Relay.line(client); line != null && !line.isEmpty(); line = Relay.line(client)) {
            headers.add(line);
        }
        byte[] body = client.getInputStream().readNBytes(Integer.parseInt(value(headers, "content-length", "0")));
        if (wanted != null && !wanted.equals(value(headers, "proxy-authorization", ""))) {
            refused.add(request);
            Relay.say(client, "HTTP/1.1 407 Proxy Authentication Required\r\nProxy-Authenticate: Basic realm=\"x\"\r\n"
                + "Content-Length: 0\r\nConnection: close\r\n\r\n");
            return;
        }
        passed.add(request);
        String[] words = request.split(" ");
        if (words[0].equals("CONNECT")) {
            Socket target = new Socket(InetAddress.getByName("127.0.0.1"),
                Integer.parseInt(words[1].substring(words[1].indexOf(':') + 1)));
            Relay.say(client, "HTTP/1.1 200 OK\r\n\r\n");
            relay.join(client, target);
            return;
        }
        URI address = URI.create(words[1]);
        Socket target = new Socket(InetAddress.getByName("127.0.0.1"), address.getPort());
        Relay.say(target, words[0] + " " + address.getRawPath() + " HTTP/1.1\r\nConnection: close\r\n");
        for (String header : headers) {
            if (!header.toLowerCase(Locale.ROOT).matches("(proxy-.*|connection:.*)")) {
                Relay.say(target, header + "\r\n");
            }
        }
        Relay.say(target, "\r\n" + new String(body, StandardCharsets.ISO_8859_1));
        relay.join(client, target);
    }

    private static String value(List<String> headers, String name, String otherwise) {
        return headers.stream().filter(header -> header.toLowerCase(Locale.ROOT).startsWith(name + ":"))
            .map(header -> header.substring(name.length() + 1).strip()).findFirst().orElse(otherwise);
    }

    @Override
    public void close() throws IOException {
        relay.close();
    }
}
