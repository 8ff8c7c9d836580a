package io.saslwatch.enrich.geo;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/** A file that may come, be replaced and go while look-ups are made. Thread-safe. */
final class PlaceFile implements PlaceSource {

    private static final Duration OLD = Duration.ofDays(60);

    private final Path path;
    private final DataMeters meters;
    private final GeoEvents events;
    private final InstantSource clock;

    private volatile PlaceData data;
    private volatile String refusal;
    private FileStamp loaded;
    private FileStamp refused;
    private FileStamp unquiet;

    PlaceFile(Path path, DataMeters meters, GeoEvents events, InstantSource clock) {
        this.path = path;
        this.meters = meters;
        this.events = events;
        this.clock = clock;
    }

    @Override
    public Said find(InetAddress address) {
        PlaceData now = data;
        return now == null ? Said.NOTHING : now.find(address);
    }

    /** Loads the file for the first time; false when it is not there. */
    synchronized boolean begin() {
        FileStamp now = FileStamp.of(path);
        if (now != null) {
            load(now);
        }
        return now != null;
    }

    /** Looks whether the file was replaced, and swaps; what is loaded stays when the file is gone or damaged. */
    synchronized void check() {
        FileStamp now = FileStamp.of(path);
        if (now == null || now.equals(loaded) || now.equals(refused)) {
            return;
        }
        FileStamp before = refused != null ? refused : loaded;
        // a file that is written over is looked at again when it has stopped to change
        if (before != null && !now.isAnotherThan(before) && !now.equals(unquiet)) {
            unquiet = now;
            return;
        }
        load(now);
    }

    private void load(FileStamp now) {
        try {
            PlaceData fresh = PlaceData.open(path, meters);
            boolean first = data == null;
            data = fresh;
            loaded = now;
            refused = null;
            refusal = null;
            events.loaded(path, fresh.built(), first);
        } catch (IOException | RuntimeException unusable) {
            refused = now;
            refusal = unusable instanceof DamagedDataException ? unusable.getMessage()
                : "it cannot be read (" + unusable.getClass().getSimpleName() + ")";
            meters.refusedFile();
            events.refused(path, refusal, data != null);
        }
        unquiet = null;
    }

    Path path() {
        return path;
    }

    /** How old the loaded data is, in seconds; NaN when nothing is loaded. */
    double ageSeconds() {
        PlaceData now = data;
        return now == null ? Double.NaN
            : Duration.between(now.built(), clock.instant()).toMillis() / 1000.0;
    }

    @Override
    public SourceStatus status() {
        PlaceData now = data;
        String wrong = refusal;
        List<String> warnings = new ArrayList<>();
        if (wrong != null) {
            warnings.add("the file was refused: " + wrong + (now == null ? "" : "; older data is still used"));
        } else if (now == null) {
            warnings.add("there is no such file; get data with: saslwatch geo update");
        }
        DataInfo info = now == null ? null : now.info();
        Duration age = now == null ? null : Duration.between(now.built(), clock.instant());
        if (age != null && age.compareTo(OLD) > 0) {
            warnings.add("the data is " + age.toDays() + " days old; renew it with: saslwatch geo update");
        }
        if (info != null && info.skipped() > 0) {
            warnings.add(info.skipped() + " lines could not be understood");
        }
        return new SourceStatus(path.toString(), info, age, List.copyOf(warnings));
    }
}
