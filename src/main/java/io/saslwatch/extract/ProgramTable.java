package io.saslwatch.extract;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.saslwatch.extract.format.Format;
import io.saslwatch.extract.header.LineHeader;
import io.saslwatch.extract.search.LineEnds;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * From a program's bytes to what is to be done with its lines, worked out once for each name: a hash table keyed by
 * bytes, so that the many lines that nobody wants cost no string. Not thread-safe.
 */
final class ProgramTable {

    private static final int SLOTS = 1 << 13;
    // Names can be the client's choice in broken logs: forget them all rather than grow
    private static final int MOST_NAMES = SLOTS / 2;
    private static final int LONGEST = 128;

    private record Entry(byte[] name, boolean hostless, ProgramPlan plan) {
    }

    private final List<Format> formats;
    private Entry[] slots = new Entry[SLOTS];
    private int names;

    ProgramTable(List<Format> formats) {
        this.formats = List.copyOf(formats);
    }

    /** The plan for the header's program; null when no format wants it. */
    ProgramPlan find(LineHeader header) {
        byte[] b = header.bytes();
        int from = header.tagFrom();
        int to = header.tagTo();
        boolean hostless = header.isHostless();
        if (to - from > LONGEST) {
            return null;
        }
        int slot = hash(b, from, to) + (hostless ? 1 : 0) & SLOTS - 1;
        for (Entry entry = slots[slot]; entry != null; entry = slots[slot]) {
            if (entry.hostless == hostless && Arrays.equals(b, from, to, entry.name, 0, entry.name.length)) {
                return entry.plan;
            }
            slot = slot + 1 & SLOTS - 1;
        }
        if (names >= MOST_NAMES) {
            slots = new Entry[SLOTS];
            names = 0;
            return find(header);
        }
        names++;
        slots[slot] = new Entry(Arrays.copyOfRange(b, from, to), hostless,
            plan(new String(b, from, to - from, ISO_8859_1), hostless).orElse(null));
        return slots[slot].plan;
    }

    /** The plan for a program by name. */
    Optional<ProgramPlan> plan(String name, boolean hostless) {
        if (hostless) {
            List<Format> own = formats.stream().filter(format -> format.ownLog().contains(name)).toList();
            if (!own.isEmpty()) {
                return Optional.of(new ProgramPlan(own.get(0).daemon(), true, own));
            }
        }
        List<Format> wanting = formats.stream().filter(format -> format.wants(name)).toList();
        return wanting.isEmpty() ? Optional.empty() : Optional.of(new ProgramPlan(name, false, wanting));
    }

    private static int hash(byte[] b, int from, int to) {
        int length = to - from;
        long mixed = length;
        if (length >= 8) {
            mixed ^= LineEnds.eightBytes(b, from) * 31 + LineEnds.eightBytes(b, to - 8);
        } else {
            for (int i = from; i < to; i++) {
                mixed = mixed * 31 + b[i];
            }
        }
        mixed *= 0x9E3779B97F4A7C15L;
        return (int) (mixed >>> 40);
    }
}
