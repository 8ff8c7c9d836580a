package io.saslwatch.read;

import io.saslwatch.config.Values;
import io.saslwatch.event.ReadPositions;
import java.util.function.Function;
import org.apache.camel.spi.Metadata;
import org.apache.camel.spi.UriParam;
import org.apache.camel.spi.UriParams;
import org.apache.camel.spi.UriPath;

/** The options of a {@code tail:} endpoint, as texts the way an operator writes them. */
@UriParams
public class TailConfiguration {

    @UriPath
    @Metadata(required = true)
    private String name;
    @UriParam
    @Metadata(required = true)
    private String paths;
    @UriParam
    private String olddir = "";
    @UriParam(defaultValue = "beginning")
    private String from = "beginning";
    @UriParam(defaultValue = "500ms")
    private String poll = "500ms";
    @UriParam(defaultValue = "4m")
    private String batch = "4m";
    @UriParam(defaultValue = "64k")
    private String maxLine = "64k";
    @UriParam(defaultValue = "true")
    private boolean follow = true;
    @UriParam(defaultValue = "10s", label = "advanced")
    private String partialAfter = "10s";
    @UriParam(defaultValue = "3", label = "advanced")
    private int maxInFlight = 3;
    @UriParam(defaultValue = "0", label = "advanced")
    private int giveUpAfter;
    @UriParam(label = "advanced")
    private ReadPositions positions;
    @UriParam(label = "advanced")
    private LineClock clock;
    @UriParam(label = "advanced")
    private ReadEvents events;
    @UriParam(label = "advanced")
    private ReadProgress progress;

    /**
     * The options as the reader takes them.
     *
     * @throws IllegalArgumentException naming the option that is wrong, why, and what to write
     */
    ReadOptions options() {
        return new ReadOptions(name, read("from", from, StartAt::of), size("batch", batch), size("maxLine", maxLine),
            read("poll", poll, Values::duration), follow, read("partialAfter", partialAfter, Values::duration),
            maxInFlight, giveUpAfter);
    }

    private int size(String option, String text) {
        long bytes = read(option, text, Values::bytes);
        if (bytes < 1 || bytes > 1 << 28) {
            throw new IllegalArgumentException("tail:" + name + ": option '" + option + "' is '" + text
                + "': write a size between 1 and 256m");
        }
        return (int) bytes;
    }

    private <T> T read(String option, String text, Function<String, T> reader) {
        try {
            return reader.apply(text.trim());
        } catch (IllegalArgumentException wrong) {
            throw new IllegalArgumentException("tail:" + name + ": option '" + option + "' is '" + text + "': "
                + wrong.getMessage(), wrong);
        }
    }

    public String getName() {
        return name;
    }

    /** Name of the group: its logs are read together and their lines joined. */
    public void setName(String name) {
        this.name = name;
    }

    public String getPaths() {
        return paths;
    }

    /**
     * Logs to read, separated by commas: files, globs or folders; when nothing is followed also '-' for the
     * standard input. Rotated siblings of a followed log are found by themselves.
     */
    public void setPaths(String paths) {
        this.paths = paths;
    }

    public String getOlddir() {
        return olddir;
    }

    /**
     * Folder into which rotation moves old logs, absolute or relative to the log's folder; empty when they stay.
     */
    public void setOlddir(String olddir) {
        this.olddir = olddir;
    }

    public String getFrom() {
        return from;
    }

    /**
     * Where reading starts the first time: {@code beginning} (archives included), {@code end}, or a duration back
     * such as {@code 7d}.
     */
    public void setFrom(String from) {
        this.from = from;
    }

    public String getPoll() {
        return poll;
    }

    /** How often files are looked at when no file event comes. */
    public void setPoll(String poll) {
        this.poll = poll;
    }

    public String getBatch() {
        return batch;
    }

    /** How many bytes of lines travel together at most. */
    public void setBatch(String batch) {
        this.batch = batch;
    }

    public String getMaxLine() {
        return maxLine;
    }

    /** A longer line is cut here, and its rest skipped. */
    public void setMaxLine(String maxLine) {
        this.maxLine = maxLine;
    }

    public boolean isFollow() {
        return follow;
    }

    /** Whether to wait for more at the end; otherwise everything there is is read once. */
    public void setFollow(boolean follow) {
        this.follow = follow;
    }

    public String getPartialAfter() {
        return partialAfter;
    }

    /** How long a rotated file must be quiet before its last line counts as complete without a line feed. */
    public void setPartialAfter(String partialAfter) {
        this.partialAfter = partialAfter;
    }

    public int getMaxInFlight() {
        return maxInFlight;
    }

    /** How many batches may be on their way at once. */
    public void setMaxInFlight(int maxInFlight) {
        this.maxInFlight = maxInFlight;
    }

    public int getGiveUpAfter() {
        return giveUpAfter;
    }

    /** Failures in a row after which reading ends; 0 tries for ever. */
    public void setGiveUpAfter(int giveUpAfter) {
        this.giveUpAfter = giveUpAfter;
    }

    public ReadPositions getPositions() {
        return positions;
    }

    /** Where read positions are kept; without it the only one in the registry. */
    public void setPositions(ReadPositions positions) {
        this.positions = positions;
    }

    public LineClock getClock() {
        return clock;
    }

    /** Tells when a line was written, so that several logs are read in the order of their lines. */
    public void setClock(LineClock clock) {
        this.clock = clock;
    }

    public ReadEvents getEvents() {
        return events;
    }

    /** Who is told what happens; without it the log. */
    public void setEvents(ReadEvents events) {
        this.events = events;
    }

    public ReadProgress getProgress() {
        return progress;
    }

    /** Where progress is shown. */
    public void setProgress(ReadProgress progress) {
        this.progress = progress;
    }
}
