package io.saslwatch.deliver.outbox;

import io.saslwatch.event.Outbox;
import org.apache.camel.Category;
import org.apache.camel.Component;
import org.apache.camel.Consumer;
import org.apache.camel.Processor;
import org.apache.camel.Producer;
import org.apache.camel.spi.UriEndpoint;
import org.apache.camel.spi.UriParam;
import org.apache.camel.support.DefaultEndpoint;

/**
 * Hand alerts on to a sink, each at least once, and try again later what did not arrive.
 *
 * <p>A message's body is an {@link io.saslwatch.deliver.AlertMessage}. The end of the exchange decides: without an
 * exception its alerts count as sent, otherwise they are tried again at growing intervals.
 */
@UriEndpoint(firstVersion = "0.1.0", scheme = "outbox", title = "Outbox", syntax = "outbox:name", consumerOnly = true,
    category = {Category.DATABASE}, headersClass = OutboxConstants.class)
public class OutboxEndpoint extends DefaultEndpoint {

    @UriParam
    private final OutboxConfiguration configuration;

    /** Made by {@link OutboxComponent}. */
    public OutboxEndpoint(String uri, Component component, OutboxConfiguration configuration) {
        super(uri, component);
        this.configuration = configuration;
    }

    /** The options. */
    public OutboxConfiguration getConfiguration() {
        return configuration;
    }

    @Override
    public Producer createProducer() {
        throw new IllegalStateException(getEndpointUri() + " cannot be written to: alerts come from rules; use it in "
            + "'from'");
    }

    @Override
    public Consumer createConsumer(Processor processor) throws Exception {
        OutboxConsumer consumer = new OutboxConsumer(this, processor);
        configureConsumer(consumer);
        return consumer;
    }

    Outbox outbox() {
        Outbox outbox = configuration.getOutbox() != null ? configuration.getOutbox() : find(Outbox.class);
        if (outbox == null) {
            throw new IllegalStateException(getEndpointUri() + " does not know where deliveries are kept: bind one bean of "
                + "type " + Outbox.class.getName() + ", or name it with the option 'outbox'");
        }
        return outbox;
    }

    /** The only bean of a type; null when there is none. */
    <T> T find(Class<T> type) {
        return getCamelContext().getRegistry().findSingleByType(type);
    }
}
