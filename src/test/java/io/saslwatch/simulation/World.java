package io.saslwatch.simulation;

import io.saslwatch.detect.SampleEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;

/**
 * A site of some hundred users, seeded: office behind one address, home, a mobile carrier whose addresses change, travel
 * (now and then through two countries), typing errors, old phones; and the internet's noise.
 */
final class World {

    static final Instant START = Instant.parse("2026-08-03T00:00:00Z");
    private static final List<String> ABROAD = List.of("FR", "IT", "ES", "AT", "NL", "GB", "US", "PL", "CH", "TR");
    static final List<String> BOTNET = List.of("VN", "BR", "IN", "ID", "RU", "CN", "AR", "MX", "EG", "PK");

    final Random random;
    final int users;
    final List<SampleEvent> events = new ArrayList<>();
    final List<Attack> truth = new ArrayList<>();
    private final Instant[] travelEnds;
    private final String[] travelTo;
    private final int[] stalePhone;

    World(long seed, int users) {
        this.random = new Random(seed);
        this.users = users;
        travelEnds = new Instant[users];
        travelTo = new String[users];
        stalePhone = new int[users];
    }

    static String user(int number) {
        return "user" + number + "@example.org";
    }

    /** Everything that happens on one day without an attacker's aim. */
    void day(int day) {
        Instant midnight = START.plus(Duration.ofDays(day));
        for (int user = 0; user < users; user++) {
            travel(user, midnight);
            int logins = day % 7 < 5 ? 5 + random.nextInt(5) : random.nextInt(4);
            for (int i = 0; i < logins; i++) {
                Instant time = midnight.plusSeconds(6 * 3600 + random.nextInt(15 * 3600));
                login(user, time, time.isBefore(midnight.plusSeconds(16 * 3600)) && day % 7 < 5);
            }
            stalePhone(user, midnight);
        }
        for (int i = 0; i < users * 2 / 3; i++) {
            String ip = "203." + random.nextInt(250) + "." + random.nextInt(250) + "." + random.nextInt(250);
            for (int tries = 1 + random.nextInt(3); tries > 0; tries--) {
                String name = random.nextInt(10) < 3 ? user(random.nextInt(users)) : "name" + random.nextInt(500);
                add(midnight.plusSeconds(random.nextInt(86_400)), name, ip, BOTNET.get(ip.hashCode() & 7),
                    66_000L + (ip.hashCode() & 63), false);
            }
        }
    }

    private void travel(int user, Instant midnight) {
        if (travelEnds[user] != null && travelEnds[user].isBefore(midnight)) {
            travelEnds[user] = null;
        }
        if (travelEnds[user] == null && random.nextInt(90) == 0) {
            travelEnds[user] = midnight.plus(Duration.ofDays(2 + random.nextInt(8)));
            travelTo[user] = ABROAD.get(random.nextInt(ABROAD.size()));
        } else if (travelEnds[user] != null && random.nextInt(15) == 0) {
            travelTo[user] = ABROAD.get(random.nextInt(ABROAD.size()));
        }
    }

    private void login(int user, Instant time, boolean work) {
        int where = random.nextInt(10);
        boolean away = travelEnds[user] != null && time.isBefore(travelEnds[user]);
        String country = "DE";
        String ip;
        long asn;
        if (where < 3) {
            ip = "80.187." + random.nextInt(8) + "." + random.nextInt(250);
            asn = 3320;
        } else if (away) {
            country = travelTo[user];
            ip = "151." + ABROAD.indexOf(country) + "." + user % 250 + "." + (1 + random.nextInt(3));
            asn = 65_100 + ABROAD.indexOf(country);
        } else if (work) {
            ip = "192.0.2.10";
            asn = 64_500;
        } else {
            ip = "84." + user / 250 + "." + user % 250 + ".7";
            asn = 64_510 + user % 5;
        }
        if (random.nextInt(30) == 0) {
            add(time.minusSeconds(20), user(user), ip, country, asn, false);
        }
        add(time, user(user), ip, country, asn, true);
    }

    private void stalePhone(int user, Instant midnight) {
        if (stalePhone[user] == 0 && random.nextInt(1500) == 0) {
            stalePhone[user] = 5;
            truth.add(new Attack(Attack.Kind.STALE_PHONE, user(user), midnight));
        }
        if (stalePhone[user] > 0) {
            stalePhone[user]--;
            for (int i = 0; i < 48; i++) {
                add(midnight.plusSeconds(i * 1800L + random.nextInt(60)), user(user),
                    "84." + user / 250 + "." + user % 250 + ".7", "DE", 64_510L + user % 5, false);
            }
        }
    }

    void add(Instant time, String user, String ip, String country, long asn, boolean success) {
        events.add(new SampleEvent(time, user, ip, country, asn, success));
    }

    /** All events in the order of the log. */
    List<SampleEvent> log() {
        return events.stream().sorted(Comparator.comparing(SampleEvent::time)).toList();
    }
}
