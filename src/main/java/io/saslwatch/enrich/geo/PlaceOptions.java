package io.saslwatch.enrich.geo;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Which sources of places there are.
 *
 * @param files    MMDB and CSV files, absolute, in the order in which they are asked
 * @param check    how often the files are looked at for a change at most
 * @param ipinfo   how the API is asked; empty when it is not
 * @param apiAfter how many of the files are asked before the API
 */
public record PlaceOptions(List<Path> files, Duration check, Optional<IpinfoOptions> ipinfo, int apiAfter) {

    /** Copies the list, so that nobody changes it afterwards. */
    public PlaceOptions {
        files = List.copyOf(files);
        apiAfter = Math.max(0, Math.min(apiAfter, files.size()));
    }

    /** Files only. */
    public PlaceOptions(List<Path> files, Duration check) {
        this(files, check, Optional.empty(), files.size());
    }
}
