package io.saslwatch.enrich.geo;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Whether a downloaded file may take the place of the present one. */
final class Plausibility {

    private static final int SAMPLE = 1000;
    private static final Duration CLOCKS_DIFFER = Duration.ofDays(1);
    private static final Duration MUCH_OLDER = Duration.ofDays(14);

    private Plausibility() {
    }

    /**
     * Checks a file.
     *
     * @param present the file that it shall replace; need not be there, and does not count when it is damaged
     * @return when the new data was built
     * @throws DamagedDataException with the reason why it may not
     */
    static Instant check(Path fresh, Path present, Instant now) throws IOException {
        MmdbData data = open(fresh);
        List<Said> sample = data.sample(SAMPLE);
        DataInfo info = data.info();
        if (info.built().isAfter(now.plus(CLOCKS_DIFFER))) {
            throw new DamagedDataException("its build date " + info.built() + " is in the future; check this machine's clock");
        }
        if (sample.isEmpty() || info.fields().isEmpty()) {
            throw new DamagedDataException("no address was found in it for which it says anything");
        }
        long silent = sample.stream().filter(Said::isNothing).count();
        if (silent * 10 > sample.size()) {
            throw new DamagedDataException(silent + " of " + sample.size() + " records looked at say nothing that is "
                + "understood");
        }
        if (Files.exists(present)) {
            compare(info, present);
        }
        return info.built();
    }

    private static void compare(DataInfo fresh, Path present) throws IOException {
        DataInfo old;
        try {
            old = open(present).info();
        } catch (IOException damaged) {
            return;
        }
        if (fresh.built().isBefore(old.built().minus(MUCH_OLDER))) {
            throw new DamagedDataException("it was built on " + fresh.built() + ", long before the present file ("
                + old.built() + "); delete the present file if that is wanted");
        }
        if (fresh.records() < old.records() / 2) {
            throw new DamagedDataException("it has " + fresh.records() + " nodes, less than half of the present file's "
                + old.records() + "; delete the present file if that is wanted");
        }
        if (!fresh.fields().containsAll(old.fields())) {
            throw new DamagedDataException("it knows " + fresh.fields() + ", but the present file " + old.fields()
                + "; delete the present file if that is wanted");
        }
    }

    private static MmdbData open(Path file) throws IOException {
        return MmdbData.open(file, new DataMeters(new SimpleMeterRegistry()));
    }
}
