package io.saslwatch.manage;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.saslwatch.config.Config;
import io.saslwatch.config.ManageSettings;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * Tells health and metrics over HTTP. It is bound before anything starts, so that a port that is taken is told at once,
 * and so that somebody who asks during a long start gets an answer: not yet. Only GET and HEAD are answered. A page may
 * take a moment; there are threads enough for {@code /live} to answer meanwhile.
 */
public final class Management implements AutoCloseable {

    private static final int BACKLOG = 16;
    private static final int THREADS = 8;

    /** An answer of a page. */
    public record Answer(int status, String type, String text) {

        /** One JSON value on a line. */
        static Answer json(int status, String value) {
            return new Answer(status, "application/json", value + "\n");
        }
    }

    /** Makes an answer anew each time. */
    public interface Page {
        /** What to show now. */
        Answer answer();
    }

    private final HttpServer server;
    private final ThreadPoolExecutor threads;
    private final Map<String, Page> pages = new ConcurrentSkipListMap<>();

    private Management(HttpServer server, ThreadPoolExecutor threads) {
        this.server = server;
        this.threads = threads;
    }

    /**
     * Binds the port that the settings name; with port 0 nothing is bound.
     *
     * @throws PortException when that is not possible
     */
    public static Management open(Config config) {
        int port = (int) config.number(ManageSettings.PORT);
        if (port == 0) {
            return new Management(null, null);
        }
        String address = config.text(ManageSettings.ADDRESS);
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getByName(address), port), BACKLOG);
            Management management = new Management(server, threads());
            server.setExecutor(management.threads);
            server.createContext("/", management::answer);
            management.page("/live", () -> Answer.json(200, "{\"status\":\"UP\"}"));
            Page notYet = () -> Answer.json(503, "{\"status\":\"DOWN\",\"message\":\"starting\"}");
            management.page("/started", notYet);
            management.page("/ready", notYet);
            management.page(StatusPage.PATH, StatusPage::starting);
            server.start();
            return management;
        } catch (IOException | IllegalArgumentException unusable) {
            throw new PortException("the management port " + address + ":" + port + " cannot be used: "
                + unusable.getMessage() + ". Set " + ManageSettings.PORT.key() + " to a free port, or to 0 for none, or correct "
                + ManageSettings.ADDRESS.key());
        }
    }

    private static ThreadPoolExecutor threads() {
        ThreadPoolExecutor threads = new ThreadPoolExecutor(THREADS, THREADS, 1, TimeUnit.MINUTES, new LinkedBlockingQueue<>(),
            work -> {
                Thread thread = new Thread(work, "management");
                thread.setDaemon(true);
                return thread;
            });
        threads.allowCoreThreadTimeOut(true);
        return threads;
    }

    /** From now on this page answers at the path, instead of any that did. */
    public void page(String path, Page page) {
        pages.put(path, page);
    }

    private Answer find(String path) {
        Page page = pages.get(path);
        if (page != null) {
            return page.answer();
        }
        String all = "the pages of saslwatch: " + String.join(" ", pages.keySet()) + "\n";
        return path.equals("/") ? new Answer(200, "text/plain", all) : new Answer(404, "text/plain", "no such page; " + all);
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            boolean head = exchange.getRequestMethod().equals("HEAD");
            Answer answer = head || exchange.getRequestMethod().equals("GET") ? find(exchange.getRequestURI().getPath())
                : new Answer(405, "text/plain", "only GET\n");
            byte[] bytes = answer.text().getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", answer.type() + "; charset=utf-8");
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
