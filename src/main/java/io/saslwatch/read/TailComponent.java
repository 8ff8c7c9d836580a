package io.saslwatch.read;

import java.util.Map;
import org.apache.camel.Endpoint;
import org.apache.camel.spi.annotations.Component;
import org.apache.camel.support.DefaultComponent;

/** Follows logs through their rotations and hands on batches of lines: {@code tail:name?paths=/var/log/mail.log}. */
@Component("tail")
public class TailComponent extends DefaultComponent {

    @Override
    protected Endpoint createEndpoint(String uri, String remaining, Map<String, Object> parameters) throws Exception {
        TailConfiguration configuration = new TailConfiguration();
        configuration.setName(remaining);
        TailEndpoint endpoint = new TailEndpoint(uri, this, configuration);
        setProperties(endpoint, parameters);
        return endpoint;
    }
}
