package io.saslwatch.config;

import static io.saslwatch.config.Setting.Kind.SWITCH;
import static io.saslwatch.config.Setting.Kind.TEXT;

import java.util.List;

/** Settings of reading systemd's journal, for machines whose daemons write no files. */
public interface JournalSettings {

    Setting ENABLED = new Setting("saslwatch.read.journal.enabled", SWITCH, "false",
        "Whether systemd's journal is followed. Leave saslwatch.read.paths empty when no daemon writes files.");
    Setting COMMAND = new Setting("saslwatch.read.journal.command", TEXT, "journalctl",
        "The program that reads the journal: a name that is found in PATH, or an absolute path.");
    Setting MATCHES = new Setting("saslwatch.read.journal.matches", TEXT, "SYSLOG_FACILITY=2",
        "What messages must have, as journalctl takes it, separated by blanks: FIELD=value. Different fields must all fit, of "
            + "one field any value. 2 is the facility of mail; empty: all messages are read.");
    Setting UNITS = new Setting("saslwatch.read.journal.units", TEXT, "",
        "Units whose messages are read, separated by commas, such as dovecot.service,postfix@-.service; empty: all.");
    Setting IDENTIFIERS = new Setting("saslwatch.read.journal.identifiers", TEXT, "",
        "Syslog identifiers whose messages are read, separated by commas, such as dovecot,postfix/smtpd; empty: all.");
    Setting FOLDER = new Setting("saslwatch.read.journal.folder", TEXT, "",
        "Folder of the journal's files, such as one that a container got from its node; empty: that of this machine.");

    List<Setting> ALL = List.of(ENABLED, COMMAND, MATCHES, UNITS, IDENTIFIERS, FOLDER);
}
