package io.saslwatch.setup;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** What setup needs to know. The name in small letters is the option and the key in a file of answers. */
public enum Question {

    /** Where the log is. */
    LOGS("Which logs do the mail daemons write? Absolute paths, separated by commas, or the word journal",
        "(/[^\\r\\n]*|journal)", "write absolute paths, separated by commas, or the word journal"),
    /** Who may read it. */
    GROUP("Which group may read them? None: everybody may, or nobody but root", "[a-z_][a-z0-9_-]{0,31}|",
        "write the name of a group, or nothing"),
    /** Where the first reading starts. */
    FROM("Where shall the first reading start? beginning (rotated logs included), end, or a time back such as 7d",
        "beginning|end|\\d{1,6}[smhd]", "write beginning, end, or a time such as 7d"),
    /** Who gets mails. */
    MAIL("Who shall get alerts and the daily report by mail? An address, or none", "[^\\s@,]+@[^\\s@,]+|",
        "write one mail address, or nothing"),
    /** Who takes mails. */
    SMTP("Which mail server takes these mails? host:port; a login goes into the settings later",
        "[A-Za-z0-9.-]+:\\d{1,5}|\\[[0-9a-fA-F:]+\\]:\\d{1,5}",
        "write host:port, such as localhost:25, with a port from 1 to 65535"),
    /** Whether data on places is downloaded. */
    GEO("Shall the service download data on countries and networks (github.com, weekly)? yes or no", "yes|no",
        "write yes or no"),
    /** Whether the service is started at once, and whenever the machine starts. */
    START("Shall the service start now, and whenever the machine starts? yes or no", "yes|no", "write yes or no");

    /** The answer to {@link #LOGS} where no daemon writes files. */
    public static final String JOURNAL = "journal";

    private final String text;
    private final Pattern allowed;
    private final String remedy;

    Question(String text, String allowed, String remedy) {
        this.text = text;
        this.allowed = Pattern.compile(allowed);
        this.remedy = remedy;
    }

    /** The name for people. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The question as it is asked. */
    public String text() {
        return text;
    }

    /** What is wrong with an answer and what to write; empty when it is right. */
    public Optional<String> problem(String answer) {
        return allowed.matcher(answer).matches() && (this != SMTP || isPort(answer)) ? Optional.empty()
            : Optional.of("'" + answer + "' does not fit " + key() + ": " + remedy);
    }

    private static boolean isPort(String address) {
        int port = Integer.parseInt(address.substring(address.lastIndexOf(':') + 1));
        return port > 0 && port <= 65_535;
    }

    /** The question of this key, if there is one. */
    public static Optional<Question> of(String key) {
        return Arrays.stream(values()).filter(question -> question.key().equals(key)).findFirst();
    }
}
