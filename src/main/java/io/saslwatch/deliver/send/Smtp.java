package io.saslwatch.deliver.send;

import jakarta.mail.Session;
import java.util.Properties;
import org.apache.camel.component.mail.DefaultJavaMailSender;

/** The way to the mail server of {@code saslwatch.mail.smtp.*}. Thread-safe once made. */
public final class Smtp extends DefaultJavaMailSender {

    private static final String TIMEOUT_MILLIS = "20000";

    /**
     * @param security none, starttls or tls
     * @param user     empty: no login
     */
    public Smtp(String host, int port, String security, String user, String password) {
        if (!security.matches("none|starttls|tls")) {
            throw new IllegalArgumentException("saslwatch.mail.smtp.security is '" + security + "': write none, starttls or "
                + "tls");
        }
        String protocol = security.equals("tls") ? "smtps" : "smtp";
        String prefix = "mail." + protocol + ".";
        Properties properties = new Properties();
        properties.setProperty("mail.transport.protocol", protocol);
        properties.setProperty(prefix + "host", host);
        properties.setProperty(prefix + "port", String.valueOf(port));
        properties.setProperty(prefix + "auth", String.valueOf(!user.isEmpty()));
        properties.setProperty(prefix + "starttls.enable", String.valueOf(security.equals("starttls")));
        properties.setProperty(prefix + "starttls.required", String.valueOf(security.equals("starttls")));
        // A certificate for another name is as good as none
        properties.setProperty(prefix + "ssl.checkserveridentity", "true");
        properties.setProperty(prefix + "connectiontimeout", TIMEOUT_MILLIS);
        properties.setProperty(prefix + "timeout", TIMEOUT_MILLIS);
        properties.setProperty(prefix + "writetimeout", TIMEOUT_MILLIS);
        // The end of the session must not decide about a mail that was taken
        properties.setProperty(prefix + "quitwait", "false");
        setSession(Session.getInstance(properties));
        setProtocol(protocol);
        setHost(host);
        setPort(port);
        if (!user.isEmpty()) {
            setUsername(user);
            setPassword(password);
        }
    }
}
