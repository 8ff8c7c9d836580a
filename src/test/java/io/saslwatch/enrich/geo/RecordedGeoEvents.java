package io.saslwatch.enrich.geo;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Keeps what was told, one word and what it is about. */
final class RecordedGeoEvents implements GeoEvents {

    private final List<String> told = new CopyOnWriteArrayList<>();

    List<String> told() {
        return told;
    }

    @Override
    public void missing(List<Path> files) {
        told.add("missing " + files.stream().map(file -> file.getFileName().toString()).toList());
    }

    @Override
    public void loaded(Path file, Instant built, boolean first) {
        told.add((first ? "loaded " : "replaced ") + file.getFileName());
    }

    @Override
    public void refused(Path file, String cause, boolean kept) {
        told.add("refused " + file.getFileName() + (kept ? " kept: " : ": ") + cause);
    }

    @Override
    public void apiFailed(String cause, Duration pause) {
        told.add("apiFailed " + cause + " pause " + pause);
    }

    @Override
    public void apiRecovered() {
        told.add("apiRecovered");
    }

    @Override
    public void updated(UpdateResult.Updated result) {
        told.add("updated " + result.file());
    }

    @Override
    public void updateFailed(List<UpdateResult.Failed> failures) {
        told.add("updateFailed " + failures);
    }

    @Override
    public void updateRecovered() {
        told.add("updateRecovered");
    }
}
