package io.saslwatch.deliver.send;

import org.apache.camel.component.http.HttpClientConfigurer;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;
import org.apache.hc.core5.http.HttpHost;

/** The HTTP client of a webhook: it neither repeats nor follows anything by itself, and may go through a proxy. */
public final class WebhookClient implements HttpClientConfigurer {

    private final String proxy;

    /** @param proxy {@code host:port} of an HTTP proxy, or empty */
    public WebhookClient(String proxy) {
        if (!proxy.isEmpty() && !proxy.matches("[^:/\\s]+:\\d{1,5}")) {
            throw new IllegalArgumentException("the webhook's proxy is '" + proxy + "': write host:port");
        }
        this.proxy = proxy;
    }

    @Override
    public void configureHttpClient(HttpClientBuilder client) {
        // When to repeat is the outbox's to decide: this client would wait for Retry-After on the spot
        client.disableAutomaticRetries().disableCookieManagement().disableAuthCaching();
        if (!proxy.isEmpty()) {
            int colon = proxy.lastIndexOf(':');
            client.setProxy(new HttpHost("http", proxy.substring(0, colon), Integer.parseInt(proxy.substring(colon + 1))));
        }
    }
}
