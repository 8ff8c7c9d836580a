package io.saslwatch.deliver.send;

import io.saslwatch.deliver.AlertMessage;
import io.saslwatch.deliver.outbox.OutboxConstants;
import io.saslwatch.deliver.render.Renderer;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.Message;

/**
 * Makes a message ready for camel-http. The address is a secret and travels as a header, so that no endpoint, log line or
 * health report shows it. Immutable.
 */
public final class Webhook {

    /** Camel does not look for placeholders in values that a template hands to a bean, so secrets are looked up here. */
    private static final String PLACEHOLDER = "{{";

    private final WebhookKind kind;
    private final String url;
    private final String topic;
    private final WebhookLook look;
    private final String header;

    /**
     * @param kind   mattermost, slack, discord, teams, ntfy, cloudevents, ocsf, ecs or json
     * @param url    where to post; of ntfy with the topic at its end
     * @param header a header to send, as {@code Name: value}; empty for none
     * @throws IllegalArgumentException saying what is wrong without showing the address
     */
    public Webhook(String kind, String url, String channel, String username, String icon, String header) {
        this.kind = WebhookKind.of(kind);
        this.look = new WebhookLook(channel, username, icon);
        this.header = header;
        if (url.contains(PLACEHOLDER)) {
            this.url = url;
            this.topic = "";
            return;
        }
        URI address;
        try {
            address = URI.create(url.strip());
        } catch (IllegalArgumentException wrong) {
            throw new IllegalArgumentException("the address of the " + kind + " webhook is no URL; copy it from the service "
                + "again, with http:// or https:// in front");
        }
        if (address.getHost() == null || !"http".equals(address.getScheme()) && !"https".equals(address.getScheme())) {
            throw new IllegalArgumentException("the address of the " + kind + " webhook does not start with http:// or "
                + "https:// and a host; copy it from the service again");
        }
        String path = address.getPath();
        boolean ntfy = this.kind == WebhookKind.NTFY;
        if (ntfy && path.length() < 2) {
            throw new IllegalArgumentException("the address of the ntfy webhook has no topic at its end; write one such as "
                + "https://ntfy.example.org/mail-alerts");
        }
        this.topic = ntfy ? path.substring(path.lastIndexOf('/') + 1) : "";
        this.url = ntfy ? url.strip().substring(0, url.strip().lastIndexOf('/') + 1) : url.strip();
        if (!header.isEmpty() && !header.contains(PLACEHOLDER) && header.indexOf(':') < 1) {
            throw new IllegalArgumentException("the header of the " + kind + " webhook is not of the form Name: value");
        }
    }

    /** Puts body, address and headers into the message. */
    public void prepare(Exchange exchange) {
        if (url.contains(PLACEHOLDER) || header.contains(PLACEHOLDER)) {
            CamelContext camel = exchange.getContext();
            new Webhook(kind.word(), camel.resolvePropertyPlaceholders(url), look.channel(), look.username(), look.icon(),
                camel.resolvePropertyPlaceholders(header)).prepare(exchange);
            return;
        }
        Message message = exchange.getMessage();
        AlertMessage told = message.getBody(AlertMessage.class);
        Renderer renderer = kind.renderer(look, topic, told.alerts().size() > 1);
        message.setBody(renderer.render(told.alerts()).getBytes(StandardCharsets.UTF_8));
        exchange.setProperty(OutboxConstants.SECRETS, List.of(url, header));
        message.setHeader(Exchange.HTTP_URI, url);
        message.setHeader(Exchange.HTTP_METHOD, "POST");
        message.setHeader(Exchange.CONTENT_TYPE, renderer.contentType());
        message.setHeader("Idempotency-Key", message.getHeader(OutboxConstants.KEY));
        if (!header.isEmpty()) {
            int colon = header.indexOf(':');
            message.setHeader(header.substring(0, colon).strip(), header.substring(colon + 1).strip());
        }
    }
}
