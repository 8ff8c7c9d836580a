package io.saslwatch.enrich.geo;

import java.time.Instant;
import java.util.List;

/**
 * What is known of a loaded file.
 *
 * @param format  {@code mmdb} or {@code csv}
 * @param schema  how the file calls its own kind; cleaned
 * @param fields  which fields of a place it has, as a sample of its records shows
 * @param records nodes of the search tree of an MMDB file, ranges of a CSV file
 * @param skipped lines of a CSV file that could not be understood
 * @param built   when its data was put together: the build time of an MMDB file, else the file's last change
 */
public record DataInfo(String format, String schema, List<String> fields, long records, long skipped, Instant built) {
}
