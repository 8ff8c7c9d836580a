package io.saslwatch.read;

import io.saslwatch.event.ReadPosition;
import io.saslwatch.event.ReadPositions.Known;
import io.saslwatch.event.StreamRef;
import java.io.IOException;
import java.time.Instant;

/**
 * One stream as the reader holds it: how far it was handed on, how far it was looked at, and the file it is in now.
 * Used by the reader's thread only.
 */
final class LogStream {

    private final Losses losses = new Losses();
    private final StreamRef ref;
    private long offset;
    private long line;
    private Fingerprint print;
    private FileNote note;

    // ahead of the offset by what was skipped: NUL bytes, the rest of a line that was cut
    private final Place place = new Place();

    private LogFile file;
    private final OpenFile open = new OpenFile();
    // the file's state in which it was known to hold this stream
    private FileStat trusted;
    // of the file that the stream was opened for; as long as nothing is taken there is no other proof
    private Head beginning;
    private boolean ended;
    private boolean noteDue;
    private boolean doubtful;
    private long lookedAt = -1;
    private Instant orphanSince = Instant.EPOCH;
    private long size;

    LogStream(Known known) {
        this.ref = known.ref();
        reset(known);
    }

    /** Forgets what was handed on but not kept, and goes back to the stored position. An open file stays open. */
    void reset(Known known) {
        losses.again();
        ReadPosition position = known.position();
        offset = position.to();
        line = position.line();
        print = Fingerprint.parse(position.fingerprint());
        note = FileNote.parse(position.file());
        trusted = note.stat();
        place.reset(offset, print.inside());
        ended = false;
        noteDue = false;
        lookedAt = -1;
        open.leavePlace();
    }

    long id() {
        return ref.id();
    }

    /** The stream, with the path where its file is now. */
    StreamRef ref() {
        return new StreamRef(ref.id(), ref.key(), ref.source(), path());
    }

    private String path() {
        return file == null ? ref.path() : file.path().toString();
    }

    /** Bytes handed on. */
    long offset() {
        return offset;
    }

    /** Where reading stands. */
    Place place() {
        return place;
    }

    /** Bytes handed on or skipped. */
    long at() {
        return place.at();
    }

    long line() {
        return line;
    }

    Fingerprint print() {
        return print;
    }

    FileNote note() {
        return note;
    }

    /** The file it is in; null when none is known. */
    LogFile file() {
        return file;
    }

    /** The open file; null when it is not open. */
    StreamInput input() {
        return open.input();
    }

    /** Its bytes that can never be read. */
    Losses losses() {
        return losses;
    }

    boolean ended() {
        return ended;
    }

    /** Whether its file, unchanged as it looks, turned out to hold something else. */
    boolean doubtful() {
        return doubtful;
    }

    /** Whether its file lost its name, or went where it was not found, while it is still open here. */
    boolean orphan() {
        return file == null && open.input() != null;
    }

    /** Whether the file's beginning belongs to a stream that the daemon was writing to while it was read. */
    boolean lived() {
        return note.lived() || file != null && file.live();
    }

    /** The file seen last, in this process or an earlier one; null when it was replaced. */
    FileStat seen() {
        return file != null ? file.stat() : note.stat();
    }

    /** When its open file was last seen to grow without having a name. */
    Instant orphanSince() {
        return orphanSince;
    }

    /** When its lines were last written, as far as can be told: an archive may know better than the file system. */
    Instant modified() {
        FileStat stat = seen();
        Instant modified = stat == null ? orphanSince : stat.modifiedAt();
        long stamped = open.input() == null ? 0 : open.input().stamped();
        return stamped > 0 && stamped < modified.getEpochSecond() ? Instant.ofEpochSecond(stamped) : modified;
    }

    /** How many bytes of the file, as stored, are still to be read. */
    long lag() {
        if (ended || print.whole()) {
            return 0;
        }
        return Math.max(0, size - (open.isPacked() ? open.input().used() : at()));
    }

    /** How many bytes its file has, as far as was looked. */
    long size() {
        return size;
    }

    /** Looks how long the open file is that has no name any more. */
    void lookAtOrphan(Instant now) {
        try {
            long is = open.length();
            orphanSince = is == size ? orphanSince : now;
            size = is;
        } catch (IOException cannotEvenBeLookedAt) {
            closeInput();
        }
    }

    /** Whether reading can go on at once. */
    boolean placed() {
        return open.placed();
    }

    /** Forgets in which file the stream was: nothing was ever taken from that. */
    void beginAnew() {
        note = FileNote.NONE;
    }

    /** Takes a file as the one to read from the beginning. */
    void beginWith(LogFile chosen, Head itsHead) {
        beginning = itsHead;
        attach(chosen, false);
    }

    /** Whether a file may be the one that was to be read from the beginning. */
    boolean mayBeginWith(Head itsHead) {
        return beginning == null || beginning.equalTo(itsHead);
    }

    /** The state in which its file was known to hold this stream; null when it never was. */
    FileStat trusted() {
        return trusted;
    }

    /** Notes that the file, as it was looked at last, holds this stream. */
    void trust() {
        trusted = file == null ? trusted : file.stat();
    }

    /** Notes that its file was seen to be written to. */
    void changed(FileStat is) {
        FileStat before = trusted;
        attach(file.as(is), false);
        trusted = before;
    }

    /**
     * Says where the stream is now, after its content was looked at.
     *
     * @param done whether everything that this file holds has been handed on already
     */
    void attach(LogFile now, boolean done) {
        open.keepOnly(now);
        if (file == null || !now.stat().equals(file.stat())) {
            ended = false;
            lookedAt = open.isPacked() ? -1 : lookedAt;
        }
        ended |= done;
        file = now;
        size = now.stat().size();
        trusted = now.stat();
        doubtful = false;
        if (now.live()) {
            note = new FileNote(note.stat(), note.ended(), true, note.gone());
        }
    }

    /** Says that the stream comes through an input that is open already, and that can be read only once. */
    void attach(StreamInput only, LogFile now) {
        open.adopt(only, now.stat());
        file = now;
    }

    /** Says that no file holds the stream any more; {@code replaced} when its place was taken by something else. */
    void detach(boolean replaced, Instant now) {
        if (file != null) {
            note = new FileNote(replaced ? null : file.stat(), note.ended(), lived(), note.gone());
        } else if (replaced) {
            note = new FileNote(null, false, note.lived(), note.gone());
        }
        file = null;
        orphanSince = now;
        if (replaced || open.isPacked()) {
            closeInput();
        }
    }

    /**
     * Opens the file and goes to where reading stopped.
     *
     * @return false when the file is not what it was thought to be
     * @throws DamagedException when it is damaged before that place
     * @throws IOException when it cannot be read
     */
    boolean open() throws IOException {
        boolean opened = open.open(file, place, offset, print);
        doubtful |= !opened;
        return opened;
    }

    /** Moves the offset to what was used, and says what to keep. */
    ReadPosition advance(long lines) {
        long from = offset;
        if (at() > offset) {
            offset = at();
            line += lines;
            print = place.print(print);
        }
        note = new FileNote(file == null ? note.stat() : trusted, ended, lived(), file == null ? note.gone() : null);
        noteDue = false;
        return new ReadPosition(id(), from, offset, line, print.text(), note.text(), path(), losses.handOn());
    }

    /** Whether something besides lines should be kept: that a compressed file was read, that a file is gone. */
    boolean noteDue() {
        if (noteDue || losses.isDue() || file != null && (note.gone() != null || !file.is(note.stat()))) {
            return true;
        }
        return ended && !print.whole() && file != null
            && (at() > offset || !note.ended() || !trusted.equals(note.stat()));
    }

    /** Remembers since when the stream has had no file; null: it has one. */
    void gone(Instant since) {
        note = new FileNote(note.stat(), note.ended(), note.lived(), since);
        noteDue = true;
    }

    /** Remembers that nothing more will come from the file as it is now. */
    void end() {
        ended = true;
    }

    /** Remembers that the file is damaged; false when this was known. */
    boolean breakOff() {
        ended = true;
        boolean news = !print.broken();
        print = print.asBroken();
        noteDue |= news;
        return news;
    }

    /** Remembers up to where the file was looked at without finding the end of a line. */
    void lookedAt(long size) {
        lookedAt = size;
    }

    /** See {@link #lookedAt(long)}; -1 when there is nothing to remember. */
    long lookedAt() {
        return lookedAt;
    }

    void closeInput() {
        open.close();
    }
}
