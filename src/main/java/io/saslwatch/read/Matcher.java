package io.saslwatch.read;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Finds out which file holds which stream: one file for a stream, one stream for a file. Inodes are asked first, for
 * they are cheap, but only content decides, for inodes are used again and names change.
 */
final class Matcher {

    private final Contents contents;
    private final Unreadable unreadable;
    private final List<LogFile> files;
    private final List<LogStream> streams;
    private final Instant now;
    private final Map<LogStream, Matching.Place> places = new LinkedHashMap<>();
    private final Map<LogStream, LogFile> replaced = new LinkedHashMap<>();
    private final Set<LogFile> taken = new LinkedHashSet<>();

    private Matcher(Contents contents, Unreadable unreadable, List<LogFile> files, Collection<LogStream> all,
                    Instant now) {
        this.contents = contents;
        this.unreadable = unreadable;
        this.files = files;
        // of a stream that was opened and never read nothing is known but its first line: it claims no file, but is
        // there to be taken by the next file that begins with that line
        this.streams = all.stream().filter(stream -> stream.offset() > 0 || stream.print().whole()
            || stream.file() != null).toList();
        this.now = now;
    }

    /**
     * Matches.
     *
     * @param files   oldest first
     * @param streams in the order in which they were opened
     */
    static Matching match(Contents contents, Unreadable unreadable, List<LogFile> files,
                          Collection<LogStream> streams, Instant now) {
        return new Matcher(contents, unreadable, files, streams, now).match();
    }

    private Matching match() {
        // what is equal only in its first line proves little, so it has to wait until all else has found its file
        for (boolean proven : new boolean[] {true, false}) {
            byInode(proven);
            byContent(proven);
        }
        List<LogFile> fresh = new ArrayList<>();
        List<LogFile> waiting = new ArrayList<>();
        for (LogFile file : files) {
            if (!taken.contains(file) && !unreadable.isNow(file.path(), now)) {
                leftOver(file, fresh, waiting);
            }
        }
        return new Matching(places, fresh, waiting, replaced);
    }

    private void byInode(boolean proven) {
        List<LogStream> newestFirst = new ArrayList<>(streams);
        Collections.reverse(newestFirst);
        for (LogStream stream : newestFirst) {
            for (LogFile file : files) {
                if (file.is(stream.seen()) && !taken.contains(file) && !places.containsKey(stream)) {
                    sameInode(stream, file, proven);
                }
            }
        }
    }

    private void sameInode(LogStream stream, LogFile file, boolean proven) {
        boolean unchanged = file.stat().equals(stream.trusted()) && !stream.doubtful() && !file.stat().fresh(now);
        if (unchanged) {
            place(stream, file, stream.file() == null && stream.note().ended());
            return;
        }
        Contents.Answer answer = relate(file, stream);
        if (answer.relation() == Relation.CONTAINS) {
            if (!proven || !answer.alike()) {
                place(stream, file, answer.ended());
            }
        } else if (!unreadable.isNow(file.path(), now)) {
            replaced.put(stream, file);
        }
    }

    private void byContent(boolean proven) {
        for (LogFile file : files) {
            for (LogStream stream : streams) {
                if (taken.contains(file)) {
                    break;
                }
                if (!places.containsKey(stream)) {
                    Contents.Answer answer = relate(file, stream);
                    if (answer.relation() == Relation.CONTAINS && !(proven && answer.alike())
                        && !startsAlike(file, stream, answer)) {
                        place(stream, file, answer.ended());
                    }
                }
            }
        }
    }

    /** A new log in the old one's place may begin with the same line; too little is equal to call it the old one. */
    private static boolean startsAlike(LogFile file, LogStream stream, Contents.Answer answer) {
        return file.live() && stream.note().stat() != null && stream.note().stat().device() == file.stat().device()
            && answer.alike() && stream.offset() > 0;
    }

    private void leftOver(LogFile file, List<LogFile> fresh, List<LogFile> waiting) {
        for (LogStream stream : streams) {
            Contents.Answer answer = relate(file, stream);
            if (answer.relation() == Relation.BEGINNING && !file.live() && stream.offset() > 0) {
                if (!places.containsKey(stream)) {
                    place(stream, file, true);
                }
                return;
            }
            if (answer.relation() == Relation.CONTAINS && copied(file, stream, answer)) {
                return;
            }
        }
        try {
            Head head = contents.head(file);
            unreadable.fine(file.path());
            (head.lineEnd() > 0 ? fresh : waiting).add(file);
        } catch (IOException cause) {
            unreadable.failed(file.path(), cause, now);
        }
    }

    /**
     * Whether a file that holds all that was read of a stream found elsewhere is a copy of it. When the log itself
     * holds what so far was read from a copy still being made (copytruncate), the stream moves on to the log.
     */
    private boolean copied(LogFile file, LogStream stream, Contents.Answer answer) {
        Matching.Place place = places.get(stream);
        if (place == null || !beginAlike(file, place.file())) {
            return false;
        }
        if (file.live()) {
            boolean copyIsYounger = place.file().stat().modified() > file.stat().modified();
            if (stream.lived() || place.file().live() || answer.alike() && !copyIsYounger) {
                return false;
            }
            place(stream, file, false);
            return true;
        }
        return place.file().live() || !answer.alike() || file.name().sameGeneration(place.file().name());
    }

    private boolean beginAlike(LogFile one, LogFile other) {
        try {
            return contents.head(one).equalTo(contents.head(other));
        } catch (IOException cannotLook) {
            return true;
        }
    }

    private void place(LogStream stream, LogFile file, boolean done) {
        places.put(stream, new Matching.Place(file, done));
        taken.add(file);
        replaced.remove(stream, file);
    }

    private Contents.Answer relate(LogFile file, LogStream stream) {
        if (unreadable.isNow(file.path(), now)) {
            return Contents.Answer.UNKNOWN;
        }
        try {
            if (stream.offset() == 0 && !stream.mayBeginWith(contents.head(file))) {
                return Contents.Answer.DIFFERENT;
            }
            return contents.relate(file, stream);
        } catch (IOException cause) {
            unreadable.failed(file.path(), cause, now);
            return Contents.Answer.UNKNOWN;
        }
    }
}
