package io.saslwatch.deliver.outbox;

import java.util.Map;
import org.apache.camel.Endpoint;
import org.apache.camel.spi.annotations.Component;
import org.apache.camel.support.DefaultComponent;

/** Hands alerts on that a sink was not told of yet: {@code outbox:mail?severity=medium}. */
@Component("outbox")
public class OutboxComponent extends DefaultComponent {

    @Override
    protected Endpoint createEndpoint(String uri, String remaining, Map<String, Object> parameters) throws Exception {
        OutboxConfiguration configuration = new OutboxConfiguration();
        configuration.setName(remaining);
        OutboxEndpoint endpoint = new OutboxEndpoint(uri, this, configuration);
        setProperties(endpoint, parameters);
        return endpoint;
    }
}
