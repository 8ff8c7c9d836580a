package io.saslwatch.config;

import static io.saslwatch.config.Setting.Kind.SECRET;
import static io.saslwatch.config.Setting.Kind.TEXT;

import io.saslwatch.config.Setting.Kind;
import java.util.List;

/** Settings of the mail server that takes our mails: alerts and the daily report go the same way. */
public interface MailSettings {

    Setting HOST = new Setting("saslwatch.mail.smtp.host", TEXT, "localhost",
        "Mail server that takes the mails of saslwatch: a name or an address.");
    Setting PORT = new Setting("saslwatch.mail.smtp.port", Kind.PORT, "25",
        "Its port: usually 25 without a login, 587 with starttls, 465 with tls.");
    Setting SECURITY = Setting.choice("saslwatch.mail.smtp.security", List.of("none", "starttls", "tls"), "none",
        "How the connection is protected: none, starttls (nothing is sent when the server cannot), or tls from its first "
            + "byte.");
    Setting USER = new Setting("saslwatch.mail.smtp.user", TEXT, "", "User to log in as; empty: without a login.");
    Setting PASSWORD = new Setting("saslwatch.mail.smtp.password", SECRET, "", "Its password; better in the environment.");
    Setting FROM = new Setting("saslwatch.mail.smtp.from", TEXT, "",
        "Address that the mails come from; empty: saslwatch at the name of this host.");

    List<Setting> ALL = List.of(HOST, PORT, SECURITY, USER, PASSWORD, FROM);
}
