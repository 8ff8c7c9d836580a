package io.saslwatch.enrich.geo;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** What happens to geographic data. Called from several threads. */
public interface GeoEvents {

    /** Tells nobody. */
    GeoEvents NONE = new GeoEvents() { };

    /** At the start, these files were not there. */
    default void missing(List<Path> files) {
    }

    /** A file is in use; {@code first} when nothing of it was before. */
    default void loaded(Path file, Instant built, boolean first) {
    }

    /** A file cannot be used; {@code kept} when data that was loaded before stays in use. Told once for each version. */
    default void refused(Path file, String cause, boolean kept) {
    }

    /** The API does not answer as it should; told once until it does. */
    default void apiFailed(String cause, Duration pause) {
    }

    /** The API answers again. */
    default void apiRecovered() {
    }

    /** A file was downloaded and put into place. */
    default void updated(UpdateResult.Updated result) {
    }

    /** Files could not be updated; told once until all could. */
    default void updateFailed(List<UpdateResult.Failed> failures) {
    }

    /** All files could be updated again. */
    default void updateRecovered() {
    }
}
