package io.saslwatch.crash;

import com.sun.net.httpserver.HttpExchange;
import io.saslwatch.deliver.outbox.HookServer;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** A receiver of alerts on loopback that is slow, now and then refuses or hangs up, and remembers what it took. */
final class FlakySink implements AutoCloseable {

    /** An alert that was taken, and in which life of the sending process. */
    private record Taken(int life, String key) {
    }

    private final List<Taken> taken = new ArrayList<>();
    private final List<Integer> lives = new ArrayList<>();
    private final Random random;
    private final HookServer server;
    private int refused;

    FlakySink(long seed) throws IOException {
        random = new Random(seed);
        server = new HookServer();
        server.answer(this::answer);
    }

    String url() {
        return server.url("/alerts");
    }

    private void answer(HttpExchange exchange) throws IOException {
        int chance;
        long millis;
        int life = Integer.parseInt(exchange.getRequestHeaders().getFirst("X-Life"));
        synchronized (this) {
            chance = random.nextInt(100);
            millis = 1 + random.nextInt(12);
            lives.add(life);
            if (chance < 10) {
                refused++;
            } else {
                taken.add(new Taken(life, exchange.getRequestHeaders().getFirst("Idempotency-Key")));
            }
        }
        pause(millis);
        if (chance < 5) {
            HookServer.status(exchange, 500, "out of order");
        } else if (chance >= 10) {
            HookServer.status(exchange, 204, "");
        }
        // else it hangs up without a word
    }

    private static void pause(long millis) {
        try {
            new CountDownLatch(1).await(millis, TimeUnit.MILLISECONDS);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    /** How many requests came in a life. */
    synchronized long posts(int life) {
        return lives.stream().filter(each -> each == life).count();
    }

    synchronized int refused() {
        return refused;
    }

    /** The keys that were taken, each once, sorted. */
    synchronized List<String> keys() {
        return taken.stream().map(Taken::key).distinct().sorted().toList();
    }

    /** How many came again although they had been taken. */
    synchronized int repeated() {
        return taken.size() - keys().size();
    }

    /** Keys that came again although their first arrival was not the last thing that a process did. */
    synchronized List<String> unexplained() {
        List<String> found = new ArrayList<>();
        for (int i = 0; i < taken.size(); i++) {
            Taken first = taken.get(i);
            List<Taken> later = taken.subList(i + 1, taken.size());
            if (later.stream().anyMatch(each -> each.key().equals(first.key()))
                    && later.stream().anyMatch(each -> each.life() == first.life())) {
                found.add(first.toString());
            }
        }
        return found;
    }

    @Override
    public void close() {
        server.close();
    }
}
