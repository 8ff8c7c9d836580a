package io.saslwatch.deliver.send;

import org.apache.camel.component.http.HttpClientConfigurer;
import org.apache.hc.client5.http.auth.AuthScope;
import org.apache.hc.client5.http.auth.UsernamePasswordCredentials;
import org.apache.hc.client5.http.impl.auth.BasicCredentialsProvider;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;
import org.apache.hc.core5.http.HttpHost;

/**
 * The HTTP client of a webhook: it neither repeats nor follows anything by itself, and may go through a proxy, by CONNECT
 * (RFC 9110, section 9.3.6) where the webhook's address is https. Immutable.
 */
public final class WebhookClient implements HttpClientConfigurer {

    private static final String PLACEHOLDER = "{{";

    private final HttpHost proxy;
    private final String user;
    private final String password;

    /**
     * @param proxy    {@code host:port} of an HTTP proxy, or empty; an IPv6 address stands in brackets
     * @param user     whom the proxy knows, or empty
     * @param password of that user
     * @throws IllegalArgumentException saying what to write
     */
    public WebhookClient(String proxy, String user, String password) {
        if (user.contains(PLACEHOLDER) || password.contains(PLACEHOLDER)) {
            throw new IllegalArgumentException("the proxy's user and password must stand in the settings, without {{");
        }
        this.proxy = proxy.isEmpty() ? null : proxy(HostPort.of(proxy, "the webhook's proxy", "host:port"));
        if (this.proxy == null && !user.isEmpty()) {
            throw new IllegalArgumentException("there is a user for the webhook's proxy, but no proxy: write host:port");
        }
        this.user = user;
        this.password = password;
    }

    private static HttpHost proxy(HostPort server) {
        return new HttpHost("http", server.host(), server.port());
    }

    @Override
    public void configureHttpClient(HttpClientBuilder client) {
        // When to repeat is the outbox's to decide: this client would wait for Retry-After on the spot
        client.disableAutomaticRetries().disableCookieManagement();
        if (proxy == null) {
            return;
        }
        client.setProxy(proxy);
        if (!user.isEmpty()) {
            BasicCredentialsProvider credentials = new BasicCredentialsProvider();
            // For the proxy alone: the webhook's own server must never be offered them
            credentials.setCredentials(new AuthScope(proxy), new UsernamePasswordCredentials(user, password.toCharArray()));
            client.setDefaultCredentialsProvider(credentials);
        }
    }
}
