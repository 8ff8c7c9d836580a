package io.saslwatch.config;

import static io.saslwatch.config.Setting.Kind.DURATION;
import static io.saslwatch.config.Setting.Kind.NUMBER;
import static io.saslwatch.config.Setting.Kind.SIZE;
import static io.saslwatch.config.Setting.Kind.SWITCH;
import static io.saslwatch.config.Setting.Kind.TEXT;

import java.util.List;

/** Settings of the reading stage. */
public interface ReadSettings {

    Setting PATHS = new Setting("saslwatch.read.paths", TEXT, "/var/log/mail.log",
        "Live logs to follow, separated by commas: files, globs or folders. Rotated siblings are found by themselves. "
            + "A comma in a name is written \\,");
    Setting OLD_FOLDER = new Setting("saslwatch.read.olddir", TEXT, "",
        "Folder into which rotation moves old logs, absolute or relative to the log's folder; empty when they stay.");
    Setting FROM = new Setting("saslwatch.read.from", TEXT, "beginning",
        "Where reading starts the first time: beginning (archives included), end, or a duration back such as 7d.");
    Setting FOLLOW = new Setting("saslwatch.read.follow", SWITCH, "true",
        "Whether to wait for more at the end of the logs; false reads once what is there.");
    Setting GIVE_UP = new Setting("saslwatch.read.give-up-after", NUMBER, "0",
        "After so many failures in a row reading ends; 0 tries for ever.");
    Setting POLL = new Setting("saslwatch.read.poll", DURATION, "500ms",
        "How often logs are looked at when no file event comes.");
    Setting BATCH = new Setting("saslwatch.read.batch", SIZE, "2m",
        "How many bytes of lines travel and are committed together at most.");
    Setting SCAN_BATCH = new Setting("saslwatch.read.batch.scan", SIZE, "8m",
        "The same for saslwatch scan, which has the machine for itself.");
    Setting MAX_LINE = new Setting("saslwatch.read.max-line", SIZE, "64k",
        "A longer line is cut here, counted, and its rest skipped.");
    Setting INBOX = new Setting("saslwatch.inbox.enabled", SWITCH, "false",
        "Whether log files dropped into a folder are read.");
    Setting INBOX_FOLDER = new Setting("saslwatch.inbox.folder", TEXT, "inbox",
        "That folder; what was read moves to its subfolder done.");
    Setting STDIN = new Setting("saslwatch.stdin.enabled", SWITCH, "false",
        "Whether lines piped into the process are read.");

    List<Setting> ALL = List.of(PATHS, OLD_FOLDER, FROM, FOLLOW, GIVE_UP, POLL, BATCH, SCAN_BATCH, MAX_LINE, INBOX,
        INBOX_FOLDER, STDIN);
}
