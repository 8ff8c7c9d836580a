package io.saslwatch.config;

import static io.saslwatch.config.Setting.Kind.TEXT;

import java.util.List;

/** Settings of connections that are protected by TLS: to the mail server and to webhooks. */
public interface TlsSettings {

    Setting TRUST = new Setting("saslwatch.tls.trust", TEXT, "",
        "PEM file of certificates that are trusted besides those of the Java runtime when mails are sent and webhooks "
            + "called; empty: none. Relative to the configuration file.");

    List<Setting> ALL = List.of(TRUST);
}
