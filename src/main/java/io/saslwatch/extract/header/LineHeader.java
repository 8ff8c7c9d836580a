package io.saslwatch.extract.header;

import java.time.Instant;

/**
 * What stands in front of a line's message. Understands, also one inside the other:
 * <ul>
 * <li>RFC 3164 with and without host and with {@code <PRI>} in front, RFC 3339 stamps as rsyslog writes them,
 *     journald's short-iso, RFC 5424 with and without PRI;</li>
 * <li>the envelopes of containers: CRI ({@code STAMP stdout F ...}), Docker's json-file, {@code docker compose logs}
 *     ({@code name | ...}). An envelope's stamp is exact, so it wins over the one inside; what is inside may lack one.
 *     </li>
 * </ul>
 * Mutable, to be used again for the next line; not thread-safe.
 */
public final class LineHeader {

    private static final int NESTED_AT_MOST = 4;

    private final Stamp stamp = new Stamp();
    private final Stamp inner = new Stamp();
    private final Origin origin = new Origin();
    private final DockerLine docker = new DockerLine();
    private byte[] bytes;
    private int to;
    private int stampAt;
    private boolean plain;
    private boolean stamped;
    private String kind;

    /**
     * Reads the header of the line in {@code b[from, end)}, which has no line feed.
     *
     * @return false when there is no stamp or no program
     */
    public boolean read(byte[] b, int from, int end) {
        bytes = b;
        to = end;
        if (Stamp.looksPlain(b, from, end)) {
            stampAt = from;
            stamped = false;
            plain = true;
            kind = "RFC 3164";
            return origin.read(b, from + 16, end);
        }
        plain = false;
        stamped = false;
        int behind = Stamp.behindIso(b, from, end);
        if (behind >= 0 && Envelopes.behindCri(b, behind, end) < 0 && inner.read(b, behind, end) < 0) {
            stampAt = from;
            kind = "RFC 3339";
            return origin.read(b, behind, end);
        }
        stampAt = -1;
        kind = "";
        return open(from, NESTED_AT_MOST);
    }

    private boolean open(int from, int depth) {
        if (from >= to || depth == 0) {
            return false;
        }
        byte first = bytes[from];
        if (first == '{') {
            return dockerJson(from, depth);
        }
        if (first == '<') {
            return priority(from, depth);
        }
        if (first == '1' && from + 1 < to && bytes[from + 1] == ' ') {
            return rfc5424(from + 2);
        }
        int behind = (stamped ? inner : stamp).read(bytes, from, to);
        if (behind >= 0 && (behind == to || bytes[behind] == ' ')) {
            return behindStamp(from, Math.min(behind + 1, to), depth);
        }
        int name = Envelopes.behindComposeName(bytes, from, to);
        if (name >= 0) {
            kind += "docker compose, ";
            return open(name, depth - 1);
        }
        kind += "no stamp inside";
        return stamped && origin.readHostless(bytes, from, to);
    }

    private boolean behindStamp(int from, int rest, int depth) {
        boolean iso = bytes[from] <= '9';
        boolean first = !stamped;
        stamped = true;
        if (first && iso) {
            int inside = Envelopes.behindCri(bytes, rest, to);
            if (inside >= 0) {
                kind += "CRI, ";
                return open(inside, depth - 1);
            }
            if (inner.read(bytes, rest, to) >= 0) {
                kind += "stamp, ";
                return open(rest, depth - 1);
            }
        }
        kind += iso ? "RFC 3339" : "RFC 3164";
        return origin.read(bytes, rest, to);
    }

    private boolean dockerJson(int from, int depth) {
        if (!docker.read(bytes, from, to)) {
            return false;
        }
        if (docker.time != null && !stamped) {
            stamped = stamp.read(docker.time, 0, docker.time.length) >= 0;
        }
        kind += "Docker json-file, ";
        bytes = docker.log;
        to = bytes.length;
        while (to > 0 && bytes[to - 1] == '\r') {
            to--;
        }
        return open(0, depth - 1);
    }

    private boolean priority(int from, int depth) {
        int behind = Envelopes.behindPriority(bytes, from, to);
        kind += "PRI, ";
        return behind >= 0 && open(behind, depth - 1);
    }

    private boolean rfc5424(int from) {
        int behind = (stamped ? inner : stamp).read(bytes, from, to);
        stamped |= behind >= 0;
        kind += "RFC 5424";
        return behind >= 0 && origin.readRfc5424(bytes, behind + 1, to);
    }

    /** Takes notice of the stamp, which moves the stream's clock. */
    public void observe(StreamClock clock, Instant modified) {
        if (decoded()) {
            clock.observe(stamp, modified);
        }
    }

    /**
     * The instant of the line.
     *
     * @return microseconds since 1970; {@link Long#MIN_VALUE} when the stamp only looks like one
     */
    public long epochMicros(StreamClock clock, Instant modified) {
        return decoded() ? clock.epochMicros(stamp, modified) : Long.MIN_VALUE;
    }

    private boolean decoded() {
        if (!stamped && stampAt >= 0) {
            int behind = stamp.read(bytes, stampAt, to);
            stamped = behind >= 0 && behind < to && bytes[behind] == ' ';
        }
        return stamped;
    }

    /** Whether the line is a plain RFC 3164 line without year, fraction or envelope. */
    public boolean isPlain() {
        return plain;
    }

    /** The kinds of header found, outermost first, for people. */
    public String kind() {
        return kind;
    }

    /** The bytes that the other indexes point into; an envelope's content is not where its line is. */
    public byte[] bytes() {
        return bytes;
    }

    /** Index of the program's first byte. */
    public int tagFrom() {
        return origin.tagFrom;
    }

    /** Index behind the program. */
    public int tagTo() {
        return origin.tagTo;
    }

    /** Index of the message's first byte. */
    public int messageFrom() {
        return origin.messageFrom();
    }

    /** Index behind the message. */
    public int messageTo() {
        return to;
    }

    /** Whether the program stands first, so that it may be part of the message (Dovecot's own log). */
    public boolean isHostless() {
        return origin.hostless;
    }

    /** The host, or null. */
    public String host() {
        return origin.host();
    }

    /** The pid, or null. */
    public String pid() {
        return origin.pid();
    }
}
