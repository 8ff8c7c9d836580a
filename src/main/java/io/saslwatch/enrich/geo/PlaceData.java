package io.saslwatch.enrich.geo;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;

/** The data of one file, loaded. Immutable and thread-safe; what nobody uses any more the collector frees. */
sealed interface PlaceData permits MmdbData, RangeData {

    /** What the data says of an address; never fails. */
    Said find(InetAddress address);

    /** When the data was put together. */
    Instant built();

    /** What is known of the data as a whole; looks over a sample, so not for every look-up. */
    DataInfo info();

    /**
     * Loads a file, by its name as MMDB or as ranges in CSV.
     *
     * @throws DamagedDataException when its content cannot be used
     * @throws IOException          when it cannot be read
     */
    static PlaceData open(Path file, DataMeters meters) throws IOException {
        String name = file.getFileName().toString();
        return name.endsWith(".csv") || name.endsWith(".csv.gz") ? RangeData.open(file, meters)
            : MmdbData.open(file, meters);
    }

    /** How a file and its date are named beside what they said; one word. */
    static String label(Path file, Instant built) {
        return file.getFileName().toString().replaceAll("[\\s\\p{Cc}\\p{Cf}]", "_") + "@"
            + built.atOffset(ZoneOffset.UTC).toLocalDate();
    }
}
