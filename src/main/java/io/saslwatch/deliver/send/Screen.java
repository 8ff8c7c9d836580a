package io.saslwatch.deliver.send;

import io.saslwatch.deliver.AlertMessage;
import io.saslwatch.deliver.render.MailText;
import org.apache.camel.Exchange;

/** Makes a message ready for {@code stream:out}. Stateless. */
public final class Screen {

    /** Puts plain text into the body. */
    public void prepare(Exchange exchange) {
        exchange.getMessage().setBody(new MailText().render(exchange.getMessage().getBody(AlertMessage.class).alerts()));
    }
}
