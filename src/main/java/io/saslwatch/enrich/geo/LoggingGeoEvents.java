package io.saslwatch.enrich.geo;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes each event as one line: constant text, then {@code key=value}. */
public final class LoggingGeoEvents implements GeoEvents {

    private static final Logger LOG = LoggerFactory.getLogger("io.saslwatch.enrich.geo");

    @Override
    public void missing(List<Path> files) {
        LOG.info("Geographic data is not there; until it comes, countries and networks stay unknown. Get it with: "
            + "saslwatch geo update. files={}", files);
    }

    @Override
    public void loaded(Path file, Instant built, boolean first) {
        if (first) {
            LOG.debug("Geographic data loaded. file={} built={}", file, built);
        } else {
            LOG.info("Geographic data replaced. file={} built={}", file, built);
        }
    }

    @Override
    public void refused(Path file, String cause, boolean kept) {
        LOG.warn("Geographic data refused; {}. Replace the file, or get it with: saslwatch geo update. file={} cause={}",
            kept ? "the data loaded before stays in use" : "it is not used", file, cause);
    }

    @Override
    public void apiFailed(String cause, Duration pause) {
        LOG.warn("Places could not be asked for; events are stored without. It is tried again. cause={} pause={}s",
            cause, pause.toSeconds());
    }

    @Override
    public void apiRecovered() {
        LOG.info("Places can be asked for again.");
    }

    @Override
    public void updated(UpdateResult.Updated result) {
        LOG.info("Geographic data downloaded. file={} built={} bytes={}", result.file(), result.built(), result.bytes());
    }

    @Override
    public void updateFailed(List<UpdateResult.Failed> failures) {
        failures.forEach(failure -> LOG.warn("Geographic data could not be updated; the present file stays. It is tried "
            + "again. file={} cause={}", failure.file(), failure.cause()));
    }

    @Override
    public void updateRecovered() {
        LOG.info("Geographic data can be updated again.");
    }
}
