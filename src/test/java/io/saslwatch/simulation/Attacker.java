package io.saslwatch.simulation;

import java.time.Duration;
import java.time.Instant;

/** Mixes attacks into a world, and writes down what really happened. */
final class Attacker {

    private final World world;
    private int number;

    Attacker(World world) {
        this.world = world;
    }

    /** A botnet guesses for two days, one try per address, gets in, and uses the account from several countries. */
    void takeover(int day) {
        String user = World.user(world.random.nextInt(world.users));
        Instant in = at(day + 2);
        int tries = 15 + world.random.nextInt(40);
        for (int i = 0; i < tries; i++) {
            bot(in.minusSeconds(1 + world.random.nextInt(2 * 86_400)), user, false);
        }
        world.truth.add(new Attack(Attack.Kind.TAKEOVER, user, in.minus(Duration.ofDays(2)), in));
        bot(in, user, true);
        Instant next = in;
        for (int i = 0; i < 12; i++) {
            next = next.plusSeconds(60 + world.random.nextInt(1_800));
            bot(next, user, true);
        }
    }

    /** A password from elsewhere is used once from abroad, without any failure. */
    void leaked(int day) {
        String user = World.user(world.random.nextInt(world.users));
        Instant in = at(day);
        world.truth.add(new Attack(Attack.Kind.LEAKED, user, in));
        bot(in, user, true);
    }

    /** Each address of one autonomous system tries one user. */
    void spray(int day) {
        long asn = 67_000 + number++;
        Instant from = at(day);
        world.truth.add(new Attack(Attack.Kind.SPRAY, "AS" + asn, from));
        for (int i = 0; i < Math.min(100, world.users); i++) {
            world.add(from.plusSeconds(world.random.nextInt(12 * 3_600)), World.user(i),
                "197." + number + "." + i + "." + (1 + world.random.nextInt(250)), "RU", asn, false);
        }
    }

    /** One address tries one user every two hours, for six days. */
    void slow(int day) {
        String net = "198.18." + number++ + ".";
        String user = World.user(world.random.nextInt(world.users));
        Instant from = at(day);
        world.truth.add(new Attack(Attack.Kind.SLOW_GUESSING, net + "0/24", from));
        for (int i = 0; i < 72; i++) {
            world.add(from.plus(Duration.ofHours(2L * i)), user, net + "9", "CN", 67_900, false);
        }
    }

    private Instant at(int day) {
        return World.START.plus(Duration.ofDays(day)).plusSeconds(world.random.nextInt(86_400));
    }

    private void bot(Instant time, String user, boolean success) {
        int country = world.random.nextInt(World.BOTNET.size());
        world.add(time, user, "45." + world.random.nextInt(200) + "." + world.random.nextInt(250) + "." + country,
            World.BOTNET.get(country), 68_000 + country, success);
    }
}
