package io.saslwatch.deliver.send;

import java.util.Properties;
import org.apache.camel.component.mail.DefaultJavaMailSender;

/**
 * The way to the mail server of {@code saslwatch.mail.smtp.*}, for alerts and for the daily report: camel-mail's sender
 * with our properties of Jakarta Mail. Secrets stay in it: no endpoint's address holds them. Thread-safe once made; nothing
 * of mail is set up before the first mail.
 */
public final class Smtp extends DefaultJavaMailSender {

    /** RFC 5321, section 4.5.3.2, allows minutes for each answer; a sink that waits so long would hold its alerts. */
    private static final String TIMEOUT_MILLIS = "60000";

    /**
     * @param port     1 to 65535
     * @param security none, starttls or tls
     * @param user     empty: no login
     * @param trust    PEM file of certificates that are trusted besides those of the Java runtime, or empty
     * @throws IllegalArgumentException naming the setting that is wrong and what to write
     */
    public Smtp(String host, int port, String security, String user, String password, String trust) {
        if (!security.matches("none|starttls|tls")) {
            throw new IllegalArgumentException("saslwatch.mail.smtp.security is '" + security + "': write none, starttls or "
                + "tls");
        }
        if (port < 1 || port > 65_535) {
            throw new IllegalArgumentException("saslwatch.mail.smtp.port is '" + port + "': write a number from 1 to 65535");
        }
        String protocol = security.equals("tls") ? "smtps" : "smtp";
        String prefix = "mail." + protocol + ".";
        Properties properties = new Properties();
        properties.setProperty(prefix + "auth", String.valueOf(!user.isEmpty()));
        properties.setProperty(prefix + "starttls.enable", String.valueOf(security.equals("starttls")));
        properties.setProperty(prefix + "starttls.required", String.valueOf(security.equals("starttls")));
        // A certificate for another name is as good as none
        properties.setProperty(prefix + "ssl.checkserveridentity", "true");
        if (!security.equals("none") && !trust.isEmpty()) {
            properties.put(prefix + "ssl.socketFactory", Trust.with(trust).getSocketFactory());
            // Or a refused certificate would be tried again with the runtime's trust alone, and hide the reason
            properties.setProperty(prefix + "ssl.socketFactory.fallback", "false");
            properties.setProperty(prefix + "socketFactory.fallback", "false");
        }
        properties.setProperty(prefix + "connectiontimeout", TIMEOUT_MILLIS);
        properties.setProperty(prefix + "timeout", TIMEOUT_MILLIS);
        properties.setProperty(prefix + "writetimeout", TIMEOUT_MILLIS);
        // The end of the session must not decide about a mail that was taken
        properties.setProperty(prefix + "quitwait", "false");
        setJavaMailProperties(properties);
        setProtocol(protocol);
        setHost(host);
        setPort(port);
        if (!user.isEmpty()) {
            setUsername(user);
            setPassword(password);
        }
    }
}
