package io.saslwatch.store;

import io.saslwatch.enrich.NameLookup;
import io.saslwatch.enrich.PlaceLookup;
import io.saslwatch.event.AddressName;
import io.saslwatch.event.AddressPlace;
import io.saslwatch.event.NameStatus;
import java.net.InetAddress;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** Look-ups that a test answers by hand: a map of places, and a question of names waits until it is answered. */
final class HandLookups implements PlaceLookup {

    final Map<String, AddressPlace> places = new ConcurrentHashMap<>();
    /** Every question that was asked, in order. */
    final List<String> asked = new CopyOnWriteArrayList<>();

    private final Map<String, CompletableFuture<AddressName>> questions = new ConcurrentHashMap<>();
    private boolean names;

    /** From now on names are asked for. */
    void namesOn() {
        names = true;
    }

    NameLookup names() {
        return names ? this::ask : NameLookup.OFF;
    }

    @Override
    public AddressPlace find(InetAddress address) {
        return places.getOrDefault(address.getHostAddress(), AddressPlace.UNKNOWN);
    }

    private CompletionStage<AddressName> ask(InetAddress address) {
        asked.add(address.getHostAddress());
        return questions.computeIfAbsent(address.getHostAddress(), ip -> new CompletableFuture<>());
    }

    /** Whether somebody waits for the address's name. */
    boolean isAsked(String ip) {
        return questions.containsKey(ip);
    }

    /** Answers a waiting question with a name. */
    void answer(String ip, String name, Instant until) {
        questions.remove(ip).complete(new AddressName(name, NameStatus.OK, null, until));
    }

    /** Answers a waiting question without a name. */
    void answer(String ip, NameStatus status, Instant until) {
        questions.remove(ip).complete(new AddressName(null, status, null, until));
    }

    /** Some address whose name somebody waits for; null when nobody does. */
    String anyAsked() {
        return questions.keySet().stream().findAny().orElse(null);
    }

    /** The process that asked is gone. */
    void forget() {
        questions.clear();
    }
}
