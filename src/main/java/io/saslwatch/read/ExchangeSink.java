package io.saslwatch.read;

import io.saslwatch.event.LineBatch;
import java.util.function.Consumer;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;

/** Sends batches to an endpoint, one after the other, and waits for each. */
final class ExchangeSink implements LogReader.Sink {

    private final ProducerTemplate template;
    private final String target;

    ExchangeSink(ProducerTemplate template, String target) {
        this.template = template;
        this.target = target;
    }

    @Override
    public void send(LineBatch batch, Consumer<Throwable> done) {
        Exchange sent = template.send(target, exchange -> exchange.getMessage().setBody(batch));
        done.accept(refusal(sent));
    }

    /** Why an exchange was not taken; null when it was. */
    static Throwable refusal(Exchange ended) {
        if (ended.getException() == null && (ended.isRollbackOnly() || ended.isRollbackOnlyLast())) {
            return new IllegalStateException("the route rolled the batch back");
        }
        return ended.getException();
    }
}
