package io.saslwatch.deliver.send;

import javax.net.ssl.SSLContext;
import org.apache.camel.CamelContext;
import org.apache.camel.support.jsse.SSLContextParameters;

/** Whose certificates a webhook's client believes, in the form that camel-http takes. Immutable. */
public final class WebhookTls extends SSLContextParameters {

    private final SSLContext context;

    /**
     * @param trust PEM file of certificates that are trusted besides those of the Java runtime, or empty
     * @throws IllegalArgumentException naming the file when it cannot be read
     */
    public WebhookTls(String trust) {
        context = Trust.with(trust);
    }

    @Override
    public SSLContext createSSLContext(CamelContext camel) {
        return context;
    }
}
