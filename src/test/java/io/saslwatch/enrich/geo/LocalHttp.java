package io.saslwatch.enrich.geo;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A web server on loopback that answers as the test says, and keeps what it was asked. */
final class LocalHttp implements AutoCloseable {

    /**
     * A request that came.
     *
     * @param headers names in lower case
     */
    record Asked(String method, String path, Map<String, String> headers, String body) {
    }

    /** Answers one request. */
    interface Reply {
        void to(HttpExchange exchange, Asked asked) throws IOException;
    }

    private final List<Asked> asked = new CopyOnWriteArrayList<>();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final HttpServer server;
    private volatile Reply reply = (exchange, request) -> status(exchange, 404);

    LocalHttp() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", exchange -> {
            try (exchange) {
                Asked request = read(exchange);
                asked.add(request);
                reply.to(exchange, request);
            }
        });
        server.start();
    }

    private static Asked read(HttpExchange exchange) throws IOException {
        Map<String, String> headers = new java.util.TreeMap<>();
        exchange.getRequestHeaders().forEach((name, values) -> headers.put(name.toLowerCase(java.util.Locale.ROOT),
            values.get(0)));
        return new Asked(exchange.getRequestMethod(), exchange.getRequestURI().toString(), headers,
            new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
    }

    /** From now on answers so. */
    LocalHttp answer(Reply next) {
        reply = next;
        return this;
    }

    List<Asked> asked() {
        return asked;
    }

    String url(String path) {
        return "http://127.0.0.1:" + server.getAddress().getPort() + path;
    }

    static void status(HttpExchange exchange, int status, String... headers) throws IOException {
        for (int i = 0; i < headers.length; i += 2) {
            exchange.getResponseHeaders().add(headers[i], headers[i + 1]);
        }
        exchange.sendResponseHeaders(status, -1);
    }

    static void ok(HttpExchange exchange, byte[] body, String... headers) throws IOException {
        for (int i = 0; i < headers.length; i += 2) {
            exchange.getResponseHeaders().add(headers[i], headers[i + 1]);
        }
        exchange.sendResponseHeaders(200, body.length);
        exchange.getResponseBody().write(body);
    }

    /** A body that never ends, until nobody reads it any more. */
    static void endless(HttpExchange exchange) throws IOException {
        exchange.sendResponseHeaders(200, 0);
        byte[] block = new byte[8192];
        while (true) {
            exchange.getResponseBody().write(block);
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
