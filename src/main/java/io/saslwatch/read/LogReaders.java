package io.saslwatch.read;

import io.saslwatch.event.ReadPositions;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Makes readers that share a store, a clock and those who listen.
 *
 * @param positions where read positions are kept
 * @param events    who is told what happens
 * @param meters    what is counted
 * @param progress  where progress is shown
 * @param lines     tells when lines were written
 * @param clock     the time now
 */
public record LogReaders(ReadPositions positions, ReadEvents events, ReadMeters meters, ReadProgress progress,
                         LineClock lines, InstantSource clock) {

    /** The name of the source that the standard input is. */
    public static final String STANDARD_INPUT = "stdin";

    /**
     * A reader that follows live logs, their older generations included.
     *
     * @param paths     files, globs and folders, separated by commas
     * @param oldFolder folder of rotated logs, absolute or relative to each log's; empty: where the log is
     */
    public LogReader following(ReadOptions options, String paths, String oldFolder, LogReader.Sink sink) {
        FileSource.Parts parts = parts(options);
        Unreadable unreadable = new Unreadable(events, false);
        LogPaths list = LogPaths.of(paths);
        SourceList sources = SourceList.following(list, live -> new FileSource(live.toString(),
            new SiblingListing(live, oldFolder, unreadable, list.names(live)), unreadable, parts));
        return reader(options, sources, sink);
    }

    /**
     * A reader that reads the named files once: those that are generations of one log as one source.
     *
     * @param paths files, globs, folders, and {@code -} for the standard input, separated by commas
     */
    public LogReader once(ReadOptions options, String paths, InputStream standardInput, LogReader.Sink sink) {
        FileSource.Parts parts = parts(options);
        LogPaths list = LogPaths.of(paths);
        List<LineSource> sources = new ArrayList<>();
        for (Map.Entry<Path, List<Path>> log : list.generations().entrySet()) {
            List<Path> files = new ArrayList<>(log.getValue());
            for (Path pipe : log.getValue().stream().filter(LogReaders::isPipe).toList()) {
                files.remove(pipe);
                sources.add(new PipeSource(pipe.toString(), new LateStream(pipe), parts));
            }
            if (!files.isEmpty()) {
                sources.add(fixed(log.getKey().toString(), files, parts));
            }
        }
        if (list.standardInput()) {
            sources.add(new PipeSource(STANDARD_INPUT, standardInput, parts));
        }
        return reader(options, SourceList.of(sources), sink);
    }

    /** A reader that reads one file once, as a stream of a source named otherwise. */
    LogReader one(ReadOptions options, String source, Path file, LogReader.Sink sink) {
        return reader(options, SourceList.of(List.of(fixed(source, List.of(file), parts(options)))), sink);
    }

    private LineSource fixed(String name, List<Path> files, FileSource.Parts parts) {
        Unreadable unreadable = new Unreadable(events, true);
        return new FileSource(name, new FixedListing(files, unreadable), unreadable, parts);
    }

    private LogReader reader(ReadOptions options, SourceList sources, LogReader.Sink sink) {
        return new LogReader(options, sources, events, meters, progress, clock, sink);
    }

    private FileSource.Parts parts(ReadOptions options) {
        return new FileSource.Parts(options, positions, events, meters, lines, new StreamReader(options, meters));
    }

    private static boolean isPipe(Path path) {
        return Files.exists(path) && !Files.isRegularFile(path) && !Files.isDirectory(path);
    }

    /** Opens a pipe when it is first read, for opening one waits for its writer. */
    private static final class LateStream extends InputStream {
        private final Path path;
        private InputStream in;

        LateStream(Path path) {
            this.path = path;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] into, int at, int length) throws IOException {
            if (in == null) {
                in = Files.newInputStream(path);
            }
            return in.read(into, at, length);
        }

        @Override
        public void close() throws IOException {
            if (in != null) {
                in.close();
            }
        }
    }
}
