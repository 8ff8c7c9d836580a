package io.saslwatch.cli;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.saslwatch.config.Config;
import io.saslwatch.config.ManageSettings;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Tells health and metrics over HTTP. It is bound before anything starts, so that a port that is taken is told at once,
 * and so that somebody who asks during a long start gets an answer: not yet. Only GET and HEAD are answered.
 */
final class Management implements AutoCloseable {

    private static final int BACKLOG = 16;

    /** An answer of a page. */
    record Answer(int status, String type, String text) {
    }

    /** Makes an answer anew each time. */
    interface Page {
        Answer answer();
    }

    private final HttpServer server;
    private final ExecutorService threads;

    private Management(HttpServer server, ExecutorService threads) {
        this.server = server;
        this.threads = threads;
    }

    /** Binds the port that the settings name; with port 0 nothing is bound. */
    static Management open(Config config) {
        int port = (int) config.number(ManageSettings.PORT);
        if (port == 0) {
            return new Management(null, null);
        }
        String address = config.text(ManageSettings.ADDRESS);
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getByName(address), port), BACKLOG);
            ExecutorService threads = Executors.newFixedThreadPool(2, work -> {
                Thread thread = new Thread(work, "management");
                thread.setDaemon(true);
                return thread;
            });
            server.setExecutor(threads);
            Management management = new Management(server, threads);
            management.page("/live", () -> new Answer(200, "application/json", "{\"status\":\"UP\"}\n"));
            Page notYet = () -> new Answer(503, "application/json", "{\"status\":\"DOWN\",\"message\":\"starting\"}\n");
            management.page("/started", notYet);
            management.page("/ready", notYet);
            server.start();
            return management;
        } catch (IOException | IllegalArgumentException unusable) {
            throw Refusal.failed("the management port " + address + ":" + port + " cannot be used: " + unusable.getMessage()
                + ". Set " + ManageSettings.PORT.key() + " to a free port, or to 0 for none, or correct "
                + ManageSettings.ADDRESS.key());
        }
    }

    /** From now on this page answers at the path, instead of any that did. */
    void page(String path, Page page) {
        if (server == null) {
            return;
        }
        try {
            server.removeContext(path);
        } catch (IllegalArgumentException none) {
            // the first one
        }
        server.createContext(path, exchange -> answer(exchange, path, page));
    }

    private static void answer(HttpExchange exchange, String path, Page page) throws IOException {
        try (exchange) {
            boolean read = exchange.getRequestMethod().equals("GET") || exchange.getRequestMethod().equals("HEAD");
            Answer answer = !read ? new Answer(405, "text/plain", "only GET\n")
                : !exchange.getRequestURI().getPath().equals(path) ? new Answer(404, "text/plain", "no such page\n") : page.answer();
            byte[] bytes = answer.text().getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", answer.type() + "; charset=utf-8");
            boolean head = exchange.getRequestMethod().equals("HEAD");
            exchange.sendResponseHeaders(answer.status(), head ? -1 : bytes.length);
            if (!head) {
                exchange.getResponseBody().write(bytes);
            }
        }
    }

    @Override
    public void close() {
        if (server != null) {
            server.stop(0);
            threads.shutdownNow();
        }
    }
}
