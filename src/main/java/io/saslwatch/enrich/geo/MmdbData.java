package io.saslwatch.enrich.geo;

import com.maxmind.db.Metadata;
import com.maxmind.db.Reader;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReferenceArray;

/**
 * An MMDB file of any schema, mapped into memory. Decoding a record costs far more than finding it, so records that were
 * decoded are remembered by their number, in a table of bounded size, where each has two
 * places and the newest comes first.
 */
final class MmdbData implements PlaceData {

    /** Between the tree and the data there are so many zero bytes. */
    static final int SEPARATOR = 16;

    /** More than there are autonomous systems in use (some 80,000 in 2026): each is decoded once. */
    private static final int REMEMBERED_BITS = 17;
    private static final int SAMPLES = 400;

    /** A record that was decoded. */
    private record Known(long record, Said said) {
    }

    private final Reader reader;
    private final Metadata metadata;
    private final ByteBuffer file;
    private final MmdbTree tree;
    private final RecordFields fields;
    private final DataMeters meters;
    private final String label;
    private final AtomicReferenceArray<Known> known = new AtomicReferenceArray<>(1 << REMEMBERED_BITS);

    MmdbData(MappedMmdb mapped, String label, DataMeters meters) {
        this.reader = mapped.reader();
        this.metadata = reader.getMetadata();
        this.file = mapped.file();
        this.tree = new MmdbTree(file, metadata.nodeCount(), metadata.recordSize(), metadata.ipVersion());
        this.fields = new RecordFields(meters.cleaning());
        this.meters = meters;
        this.label = label;
    }

    static MmdbData open(java.nio.file.Path path, DataMeters meters) throws IOException {
        MappedMmdb mapped = MappedMmdb.open(path);
        return new MmdbData(mapped, PlaceData.label(path, mapped.reader().getMetadata().buildTime()), meters);
    }

    @Override
    public Said find(InetAddress address) {
        try {
            long record = tree.find(address.getAddress());
            if (record == MmdbTree.NONE) {
                return Said.NOTHING;
            }
            int place = (int) (record * 0x9E3779B97F4A7C15L >>> Long.SIZE - REMEMBERED_BITS);
            Known first = known.getAcquire(place);
            if (first != null && first.record == record) {
                return first.said;
            }
            Known second = known.getAcquire(place ^ 1);
            if (second != null && second.record == record) {
                return second.said;
            }
            Said said = fields.of(decoded(record, address), label);
            known.setRelease(place ^ 1, first);
            known.setRelease(place, new Known(record, said));
            return said;
        } catch (IOException | RuntimeException damaged) {
            meters.damagedRecord();
            return Said.NOTHING;
        } catch (InternalError cutShort) {
            // a mapped file that somebody truncated; only where no private copy of it could be made
            meters.damagedRecord();
            return Said.NOTHING;
        }
    }

    private Object decoded(long record, InetAddress address) throws IOException {
        long treeBytes = metadata.nodeCount() * (metadata.recordSize() / 4);
        RecordGuard.check(file, Math.toIntExact(treeBytes + SEPARATOR), record - metadata.nodeCount() + treeBytes);
        return reader.get(address, Map.class);
    }

    @Override
    public java.time.Instant built() {
        return metadata.buildTime();
    }

    @Override
    public DataInfo info() {
        String type = new FieldCleaning(() -> { }).text(metadata.databaseType());
        return new DataInfo("mmdb", (type == null ? "unnamed" : type) + ", IPv" + metadata.ipVersion(),
            fieldsOf(sample(SAMPLES)), metadata.nodeCount(), 0, metadata.buildTime());
    }

    /** What the file says of up to so many addresses that have a record, evenly spread; the same at each call. */
    List<Said> sample(int size) {
        Random random = new Random(size);
        return java.util.stream.Stream.generate(() -> tree.anyAddress(random)).limit(size)
            .filter(address -> address != null).map(address -> find(inet(address))).toList();
    }

    static List<String> fieldsOf(List<Said> sample) {
        Set<String> names = new LinkedHashSet<>();
        for (Said said : sample) {
            add(names, "country", said.country());
            add(names, "city", said.city());
            add(names, "coordinates", said.latitude());
            add(names, "asn", said.asn());
            add(names, "organisation", said.organisation());
        }
        return List.copyOf(names);
    }

    private static void add(Set<String> names, String name, Object value) {
        if (value != null) {
            names.add(name);
        }
    }

    private static InetAddress inet(byte[] address) {
        try {
            return InetAddress.getByAddress(address);
        } catch (java.net.UnknownHostException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
