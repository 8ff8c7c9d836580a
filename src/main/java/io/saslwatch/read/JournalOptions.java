package io.saslwatch.read;

import io.saslwatch.config.Config;
import io.saslwatch.config.JournalSettings;
import io.saslwatch.config.ReadSettings;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * How the journal is read, and the words that start journalctl(1). No shell sees them.
 *
 * @param command     the program
 * @param folder      of the journal's files; empty: the machine's
 * @param units       units whose messages are read; empty: all
 * @param identifiers syslog identifiers whose messages are read; empty: all
 * @param matches     {@code FIELD=value} that messages must have
 * @param from        where the first reading starts
 * @param batch       most bytes of lines that travel together
 * @param maxLine     longest line in bytes; a longer message is cut
 */
public record JournalOptions(String command, String folder, List<String> units, List<String> identifiers,
                             List<String> matches, StartAt from, int batch, int maxLine) {

    private static final String FIELDS = "MESSAGE,SYSLOG_IDENTIFIER,SYSLOG_PID,_PID,_COMM,_HOSTNAME";

    /**
     * From the settings.
     *
     * @throws IllegalArgumentException naming the setting that is wrong, why, and what to write
     */
    public static JournalOptions of(Config config) {
        List<String> matches = words(config.text(JournalSettings.MATCHES), "\\s+");
        for (String match : matches) {
            if (!match.matches("[A-Z0-9_]{1,64}=.*|\\+")) {
                throw new IllegalArgumentException(JournalSettings.MATCHES.key() + ": '" + match + "' is not FIELD=value; write "
                    + "for example SYSLOG_FACILITY=2");
            }
        }
        StartAt from;
        try {
            from = StartAt.of(config.text(ReadSettings.FROM));
        } catch (IllegalArgumentException wrong) {
            throw new IllegalArgumentException(ReadSettings.FROM.key() + ": " + wrong.getMessage(), wrong);
        }
        String folder = config.text(JournalSettings.FOLDER);
        return new JournalOptions(config.text(JournalSettings.COMMAND),
            folder.isEmpty() ? "" : config.path(JournalSettings.FOLDER).toString(),
            words(config.text(JournalSettings.UNITS), ","), words(config.text(JournalSettings.IDENTIFIERS), ","), matches,
            from, (int) config.bytes(ReadSettings.BATCH), (int) config.bytes(ReadSettings.MAX_LINE));
    }

    private static List<String> words(String text, String separator) {
        return Stream.of(text.split(separator)).map(String::strip).filter(word -> !word.isEmpty()).toList();
    }

    /**
     * The words that start it behind this cursor, or, when there is none, where the first reading starts.
     *
     * @param first when reading started the first time, from which on or before which to read without a cursor
     */
    List<String> words(String cursor, Instant first) {
        List<String> words = new ArrayList<>(List.of(command, "--follow", "--no-tail", "--output=json",
            // --all, because long messages are left out without it
            "--output-fields=" + FIELDS, "--all", "--quiet", "--no-pager"));
        if (!folder.isEmpty()) {
            words.add("--directory=" + folder);
        }
        if (!cursor.isEmpty()) {
            words.add("--after-cursor=" + cursor);
        } else if (from instanceof StartAt.Back back) {
            words.add("--since=@" + first.minus(back.time()).getEpochSecond());
        } else if (from instanceof StartAt.End) {
            words.add("--since=@" + first.getEpochSecond());
        }
        units.forEach(unit -> words.add("--unit=" + unit));
        identifiers.forEach(identifier -> words.add("--identifier=" + identifier));
        words.addAll(matches);
        return words;
    }
}
