package io.saslwatch.deliver;

import io.saslwatch.event.AddressBook;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/**
 * Puts late names into daily files. A crash between any two steps leaves the old file or the new one, whole; see
 * {@link CsvSwaps}.
 */
final class CsvRewriting implements CsvRewrite {

    private final Path folder;
    private final CsvFiles files;
    private final CsvSwaps swaps;
    private final CsvUnanswered unanswered;
    private final AddressBook book;
    private final CsvConfig.Names names;
    private final CsvEvents events;
    private final InstantSource clock;

    CsvRewriting(Path folder, CsvFiles files, CsvSwaps swaps, CsvUnanswered unanswered, AddressBook book,
                 CsvConfig.Names names, CsvEvents events, InstantSource clock) {
        this.folder = folder;
        this.files = files;
        this.swaps = swaps;
        this.unanswered = unanswered;
        this.book = book;
        this.names = names;
        this.events = events;
        this.clock = clock;
    }

    @Override
    public List<CsvAnswered> files() {
        for (String path : unanswered.files()) {
            if (!isOurs(Path.of(path))) {
                unanswered.forget(path);
            }
        }
        List<CsvAnswered> answered = new ArrayList<>();
        unanswered.answered().forEach((path, addresses) -> answered.add(new CsvAnswered(Path.of(path), addresses)));
        return answered;
    }

    @Override
    public CsvReplacement write(CsvAnswered answered) {
        Path file = answered.file();
        long length = files.prepare(file);
        Path next = CsvSwaps.next(file);
        try {
            if (length == 0 || Files.isSymbolicLink(file)) {
                return new CsvReplacement(answered, length, 0);
            }
            long rows = copied(answered, next, length);
            if (rows == 0) {
                Files.delete(next);
                return new CsvReplacement(answered, length, 0);
            }
            Files.setPosixFilePermissions(next, Files.getPosixFilePermissions(file));
            return new CsvReplacement(answered, Files.size(next), rows);
        } catch (IOException e) {
            throw new CsvException("The CSV file " + next + " cannot be written: " + e + ". Make room on its disk, and "
                + "its folder writable for this user; nothing is lost, it is tried again.", e);
        }
    }

    private long copied(CsvAnswered answered, Path next, long length) throws IOException {
        try (InputStream in = Files.newInputStream(answered.file());
                FileChannel channel = FileChannel.open(next, StandardOpenOption.CREATE, StandardOpenOption.WRITE,
                    StandardOpenOption.TRUNCATE_EXISTING);
                OutputStream out = new BufferedOutputStream(Channels.newOutputStream(channel), 1 << 16)) {
            long rows = new CsvRowEditor(book.of(answered.addresses())).copy(in, out, length);
            out.flush();
            channel.force(true);
            return rows;
        }
    }

    @Override
    public void commit(CsvReplacement replacement) {
        Path file = replacement.of().file();
        unanswered.remove(file.toString(), replacement.of().addresses());
        if (replacement.rows() > 0) {
            swaps.commit(file, replacement.length());
        }
    }

    @Override
    public void swap(CsvReplacement replacement) {
        Path file = replacement.of().file();
        if (swaps.finish(file)) {
            files.forget(file);
            events.rewritten(file, replacement.rows());
        }
    }

    @Override
    public void failed(Exception cause) {
        events.lateFailed(String.valueOf(cause.getMessage()));
    }

    private boolean isOurs(Path file) {
        return folder.equals(file.getParent()) && CsvDays.isRecent(file, names.lateDays(), clock.instant());
    }
}
