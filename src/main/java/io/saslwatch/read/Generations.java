package io.saslwatch.read;

import io.saslwatch.event.ReadPosition;
import io.saslwatch.event.ReadPositions.Known;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The streams of one source and the files that hold them, oldest first. Used by the reader's thread only. */
final class Generations {

    private static final Duration LIST_AGAIN = Duration.ofSeconds(15);
    private static final Duration WARM = Duration.ofHours(1);
    private static final Duration KEEP_VANISHED = Duration.ofDays(14);

    private final String name;
    private final Listing listing;
    private final Unreadable unreadable;
    private final FileSource.Parts parts;
    private final FirstLines firstLines;
    private final Contents contents = new Contents();
    private final Map<Long, LogStream> streams = new LinkedHashMap<>();
    private final Lineless lineless;
    private final Map<Path, Integer> ages = new HashMap<>();
    private List<LogStream> order = List.of();
    private List<LogFile> fresh = List.of();
    private boolean stale = true;
    private boolean matched;
    private boolean firstStart;
    private Instant listed = Instant.EPOCH;

    Generations(String name, Listing listing, Unreadable unreadable, FileSource.Parts parts, FirstLines firstLines) {
        this.name = name;
        this.listing = listing;
        this.unreadable = unreadable;
        this.parts = parts;
        this.firstLines = firstLines;
        this.lineless = new Lineless(name, contents, unreadable, parts);
    }

    /** Takes over what the store knows; files that are open stay open. */
    void load(List<Known> known, boolean firstTime) {
        Map<Long, LogStream> before = new HashMap<>(streams);
        streams.clear();
        for (Known each : known) {
            LogStream stream = before.remove(each.ref().id());
            if (stream == null) {
                stream = new LogStream(each);
            } else {
                stream.reset(each);
            }
            streams.put(each.ref().id(), stream);
        }
        before.values().forEach(LogStream::closeInput);
        firstStart = firstTime;
        stale = true;
    }

    /** The files may not be what they were. */
    void stale() {
        stale = true;
    }

    /** More of a stream is known, so files can be compared with it better. */
    void advanced() {
        matched = false;
    }

    Collection<LogStream> streams() {
        return streams.values();
    }

    List<LogStream> order() {
        return order;
    }

    List<LogFile> fresh() {
        return fresh;
    }

    boolean concerns(String fileName) {
        return listing.concerns(fileName);
    }

    Set<Path> folders() {
        return listing.folders();
    }

    void look(Instant now) {
        boolean due = parts.options().follow() && !now.isBefore(listed.plus(LIST_AGAIN));
        if (!stale && !due && !listing.changed(now)) {
            lookAtFiles(now);
        } else {
            stale = true;
        }
        if (stale) {
            list(now);
        }
    }

    private void lookAtFiles(Instant now) {
        for (LogStream stream : order) {
            if (stream.orphan()) {
                stream.lookAtOrphan(now);
                stale |= stream.ended();
                continue;
            }
            if (stream.ended()) {
                stream.closeInput();
            }
            try {
                stale |= stream.file() == null || moved(stream, now);
            } catch (IOException changedMeanwhile) {
                stale = true;
            }
        }
        stale |= lineless.changed(now);
    }

    /** Looks at a file's size; true when it may not be the same file or the same content any more. */
    private boolean moved(LogStream stream, Instant now) throws IOException {
        LogFile file = stream.file();
        if (!file.open() && stream.ended() && file.stat().quietFor(WARM, now)) {
            return false;
        }
        FileStat is = FileStat.of(file.path());
        if (!file.is(is)) {
            return true;
        }
        boolean known = is.equals(file.stat());
        if (!known) {
            stream.changed(is);
        }
        if (!stream.placed() || stream.input().packed()) {
            return false;
        }
        // as long as before, yet written to: it may have been emptied and filled up to the same length
        boolean suspect = is.size() == stream.at() && (!known || is.fresh(now));
        return is.size() < stream.at() || suspect && !stream.place().unchanged(stream.input());
    }

    private void list(Instant now) {
        List<LogFile> found = listing.files(now);
        contents.keep(found, now);
        List<LogFile> files = AgeOrder.oldestFirst(found, this::contentTime);
        ages.clear();
        files.forEach(file -> ages.put(file.path(), ages.size()));
        Matching matching = Matcher.match(contents, unreadable, files, streams.values(), now);
        tellReplaced(matching);
        streams.values().forEach(stream -> apply(stream, matching, now));
        order = streams.values().stream().filter(stream -> stream.file() != null || stream.orphan())
            .sorted(Comparator.comparingInt(stream -> age(stream.file()))).toList();
        fresh = new ArrayList<>(matching.fresh());
        fresh.addAll(lineless.look(matching.waiting(), now));
        fresh.sort(Comparator.comparingInt(this::age));
        stale = false;
        matched = true;
        listed = now;
        forgetVanished(now);
        if (firstStart && !(parts.options().from() instanceof StartAt.Beginning)) {
            firstStart = false;
            while (!fresh.isEmpty()) {
                open(fresh.get(0), parts.options().from(), now);
            }
            list(now);
        }
        firstStart = false;
    }

    private long contentTime(LogFile file) {
        try {
            Head head = contents.head(file);
            return firstLines.time(file, head).orElse(file.stat().modified() / 1000);
        } catch (IOException cannotLook) {
            return file.stat().modified() / 1000;
        }
    }

    private void tellReplaced(Matching matching) {
        matching.replaced().forEach((stream, file) -> {
            long was = stream.file() != null ? stream.size() : stream.note().stat().size();
            Matching.Place elsewhere = matching.places().get(stream);
            long found = elsewhere == null ? 0
                : elsewhere.file().name().packed() ? was : elsewhere.file().stat().size();
            long lost = stream.ended() ? 0 : Math.max(0, was - Math.max(stream.offset(), found));
            if (!file.live()) {
                // an archive that got the inode of a deleted file
                return;
            }
            parts.meters().truncated(name, lost);
            stream.losses().add(lost);
            parts.events().cutShort(file.path(), was, file.stat().size(), lost);
        });
    }

    private void apply(LogStream stream, Matching matching, Instant now) {
        Matching.Place place = matching.places().get(stream);
        boolean replaced = matching.replaced().containsKey(stream);
        if (place != null) {
            if (replaced) {
                stream.detach(true, now);
            }
            stream.attach(place.file(), place.done());
        } else if (stream.file() != null || replaced) {
            stream.detach(replaced, now);
        } else if (stream.orphan() && stream.ended()) {
            stream.closeInput();
        }
        if (stream.orphan()) {
            stream.lookAtOrphan(now);
        }
    }

    /** The oldest stream with something unread; opens unknown files when all older ones are done. */
    Optional<LogStream> firstUnread(Instant now) {
        while (true) {
            for (LogStream stream : order) {
                if (!fresh.isEmpty() && age(stream.file()) > age(fresh.get(0))) {
                    break;
                }
                if (parts.reader().unread(stream, now)
                    && (stream.file() == null || !unreadable.isNow(stream.file().path(), now))) {
                    return Optional.of(stream);
                }
            }
            if (fresh.isEmpty()) {
                return Optional.empty();
            }
            // what was read since, or is just being opened, may tell that others are copies of it
            if (matched) {
                open(fresh.get(0), StartAt.BEGINNING, now);
            }
            list(now);
        }
    }

    private int age(LogFile file) {
        return file == null ? -1 : ages.getOrDefault(file.path(), -1);
    }

    private void open(LogFile file, StartAt start, Instant now) {
        fresh.remove(file);
        try {
            LogStream stream = openedBefore(file);
            if (stream != null) {
                stream.beginAnew();
            } else {
                ReadPosition position = new Opening(name, contents, firstLines).position(file, start, now);
                stream = new LogStream(parts.positions().open(name, contents.head(file).key(), position));
                streams.put(stream.id(), stream);
            }
            stream.beginWith(file, contents.head(file));
            stale = true;
        } catch (IOException cause) {
            unreadable.failed(file.path(), cause, now);
        }
    }

    /** A stream that was opened, perhaps for this very file, but of which nothing was ever taken. */
    private LogStream openedBefore(LogFile file) throws IOException {
        for (LogStream stream : streams.values()) {
            if (stream.offset() == 0 && stream.file() == null && !stream.orphan() && !stream.print().whole()
                && contents.relate(file, stream).relation() == Relation.CONTAINS) {
                return stream;
            }
        }
        return null;
    }

    private void forgetVanished(Instant now) {
        if (!parts.options().follow()) {
            return;
        }
        List<Long> vanished = new ArrayList<>();
        for (LogStream stream : streams.values()) {
            if (stream.file() == null && !stream.orphan()) {
                if (stream.note().gone() == null) {
                    stream.gone(now);
                } else if (stream.note().gone().plus(KEEP_VANISHED).isBefore(now)) {
                    vanished.add(stream.id());
                }
            }
        }
        if (!vanished.isEmpty()) {
            parts.positions().forget(vanished);
            streams.keySet().removeAll(vanished);
        }
    }
}
