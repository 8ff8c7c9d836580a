package io.saslwatch.enrich.geo;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Builds an MMDB file (MaxMind DB file format 2.0) for a test. IPv4 networks of an IPv6 file lie below {@code ::/96} and
 * are also found below {@code ::ffff:0:0/96}.
 */
public final class MmdbFile {

    private static final int EMPTY = -1;

    private final String type;
    private final int ipVersion;
    private final int recordSize;
    private final Instant built;
    private final MmdbValues data = new MmdbValues();
    private final Map<Map<String, ?>, Integer> offsets = new HashMap<>();
    /** Left and right record of each node: a node, {@link #EMPTY}, or an offset in the data section as {@code -2 - offset}. */
    private int[] records = new int[2 * 1024];
    private int nodes;

    /**
     * @param type       how the file calls its kind
     * @param ipVersion  4 or 6
     * @param recordSize bits: 24, 28 or 32
     */
    public MmdbFile(String type, int ipVersion, int recordSize, Instant built) {
        this.type = type;
        this.ipVersion = ipVersion;
        this.recordSize = recordSize;
        this.built = built;
        node(EMPTY);
    }

    /** A file for both families with records of 28 bits. */
    public static MmdbFile of(String type, Instant built) {
        return new MmdbFile(type, 6, 28, built);
    }

    /** Adds a network, {@code 192.0.2.0/24}; a more special one comes after the one that holds it. */
    public MmdbFile put(String network, Map<String, ?> record) {
        int slash = network.indexOf('/');
        try {
            byte[] address = InetAddress.getByName(network.substring(0, slash)).getAddress();
            return put(address, Integer.parseInt(network.substring(slash + 1)), record);
        } catch (java.net.UnknownHostException noAddress) {
            throw new IllegalArgumentException(network, noAddress);
        }
    }

    /** Adds a network by its bytes. */
    public MmdbFile put(byte[] network, int prefix, Map<String, ?> record) {
        boolean mapped = ipVersion == 6 && network.length == 4;
        byte[] address = mapped ? new byte[16] : network;
        if (mapped) {
            System.arraycopy(network, 0, address, 12, 4);
        }
        int leaf = -2 - offsets.computeIfAbsent(record, data::record);
        int bits = mapped ? prefix + 96 : prefix;
        int node = 0;
        for (int i = 0; i < bits - 1; i++) {
            node = below(node, bit(address, i));
        }
        records[2 * node + bit(address, bits - 1)] = leaf;
        return this;
    }

    private static int bit(byte[] address, int i) {
        return address[i / 8] >> (7 - i % 8) & 1;
    }

    private int below(int node, int bit) {
        int next = records[2 * node + bit];
        if (next < 0) {
            next = node(next);
            records[2 * node + bit] = next;
        }
        return next;
    }

    private int node(int both) {
        if (2 * nodes == records.length) {
            records = Arrays.copyOf(records, 2 * records.length);
        }
        records[2 * nodes] = both;
        records[2 * nodes + 1] = both;
        return nodes++;
    }

    /** The whole file. */
    public byte[] bytes() {
        if (ipVersion == 6) {
            alias();
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream(nodes * recordSize / 4 + 4096);
        for (int i = 0; i < nodes; i++) {
            long left = record(records[2 * i]);
            long right = record(records[2 * i + 1]);
            if (recordSize == 28) {
                number(out, left, 3);
                out.write((int) (left >> 24 << 4 | right >> 24));
                number(out, right, 3);
            } else {
                number(out, left, recordSize / 8);
                number(out, right, recordSize / 8);
            }
        }
        out.writeBytes(new byte[16]);
        out.writeBytes(data.bytes());
        out.writeBytes("\u00AB\u00CD\u00EFMaxMind.com".getBytes(StandardCharsets.ISO_8859_1));
        out.writeBytes(metadata());
        return out.toByteArray();
    }

    private void alias() {
        int four = 0;
        int other = 0;
        for (int i = 0; i < 96; i++) {
            four = below(four, 0);
            if (i < 95) {
                other = below(other, i < 80 ? 0 : 1);
            }
        }
        records[2 * other + 1] = four;
    }

    private long record(int value) {
        return value >= 0 ? value : value == EMPTY ? nodes : nodes + 16L + (-2 - value);
    }

    private byte[] metadata() {
        Map<String, Object> metadata = new LinkedHashMap<>();
        metadata.put("binary_format_major_version", (short) 2);
        metadata.put("binary_format_minor_version", (short) 0);
        metadata.put("build_epoch", java.math.BigInteger.valueOf(built.getEpochSecond()));
        metadata.put("database_type", type);
        metadata.put("languages", List.of("en"));
        metadata.put("description", Map.of("en", "built for a test"));
        metadata.put("ip_version", (short) ipVersion);
        metadata.put("node_count", nodes);
        metadata.put("record_size", (short) recordSize);
        MmdbValues values = new MmdbValues();
        values.record(metadata);
        return values.bytes();
    }

    private static void number(ByteArrayOutputStream out, long value, int bytes) {
        for (int i = bytes - 1; i >= 0; i--) {
            out.write((int) (value >> 8 * i));
        }
    }

    /** Writes the file in place. */
    public Path write(Path file) throws IOException {
        return Files.write(file, bytes());
    }

    /** Puts the file into its place by renaming. */
    public Path moveTo(Path file) throws IOException {
        Path beside = file.resolveSibling(file.getFileName() + ".new");
        return Files.move(write(beside), file, java.nio.file.StandardCopyOption.ATOMIC_MOVE);
    }
}
