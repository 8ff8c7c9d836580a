package io.saslwatch.deliver.send;

import io.saslwatch.deliver.AlertMessage;
import io.saslwatch.deliver.outbox.OutboxConstants;
import io.saslwatch.deliver.render.MailHtml;
import io.saslwatch.deliver.render.MailText;
import org.apache.camel.Exchange;
import org.apache.camel.Message;

/** Makes a message ready for camel-mail: text with HTML as its alternative, and a one-line subject. Immutable. */
public final class Mail {

    private final MailText text = new MailText();
    private final MailHtml html = new MailHtml();

    /** Puts parts and headers into the message; without a sender it comes from saslwatch at the name of this host. */
    public void prepare(Exchange exchange) {
        Message message = exchange.getMessage();
        AlertMessage told = message.getBody(AlertMessage.class);
        message.setBody(html.render(told.alerts()));
        message.setHeader(Exchange.CONTENT_TYPE, html.contentType());
        message.setHeader("CamelMailAlternativeBody", text.render(told.alerts()));
        message.setHeader("From", SenderAddress.of(message.getHeader("From", "", String.class)));
        message.setHeader("Subject", text.subject(told.alerts()));
        message.setHeader("X-Saslwatch-Key", message.getHeader(OutboxConstants.KEY));
        // RFC 3834: nobody's holiday notice shall answer
        message.setHeader("Auto-Submitted", "auto-generated");
    }
}
