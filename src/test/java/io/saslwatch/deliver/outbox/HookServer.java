package io.saslwatch.deliver.outbox;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A web server on loopback that answers as the test says, and keeps what was posted. */
public final class HookServer implements AutoCloseable {

    /** What was posted. */
    public record Post(String path, String type, String key, String body) {
    }

    /** Answers one request. */
    public interface Reply {
        void to(HttpExchange exchange) throws IOException;
    }

    public final List<Post> posts = new CopyOnWriteArrayList<>();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final HttpServer server;
    private volatile Reply reply = exchange -> status(exchange, 200, "ok");

    public HookServer(HttpServer made) {
        server = made;
        server.setExecutor(threads);
        server.createContext("/", exchange -> {
            try (exchange) {
                posts.add(new Post(exchange.getRequestURI().toString(), exchange.getRequestHeaders().getFirst("Content-Type"),
                    exchange.getRequestHeaders().getFirst("Idempotency-Key"),
                    new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8)));
                reply.to(exchange);
            }
        });
        server.start();
    }

    public HookServer() throws IOException {
        this(0);
    }

    public HookServer(int port) throws IOException {
        this(HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), port), 0));
    }

    public int port() {
        return server.getAddress().getPort();
    }

    public String url(String path) {
        return "http://127.0.0.1:" + port() + path;
    }

    public void answer(Reply next) {
        reply = next;
    }

    public static void status(HttpExchange exchange, int status, String body, String... headers) throws IOException {
        for (int i = 0; i < headers.length; i += 2) {
            exchange.getResponseHeaders().add(headers[i], headers[i + 1]);
        }
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
