package io.saslwatch.read;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.composite.CompositeMeterRegistry;
import io.saslwatch.event.ReadPositions;
import java.time.InstantSource;
import org.apache.camel.Category;
import org.apache.camel.Component;
import org.apache.camel.Consumer;
import org.apache.camel.Processor;
import org.apache.camel.Producer;
import org.apache.camel.spi.UriEndpoint;
import org.apache.camel.spi.UriParam;
import org.apache.camel.support.DefaultEndpoint;

/**
 * Follow logs through their rotations, or read them once, and hand on batches of complete lines.
 *
 * <p>A message's body is an {@link io.saslwatch.event.LineBatch}. The consumer does not move read positions: that is up
 * to whoever stores what follows from a batch, in the same transaction. When an exchange fails, the consumer goes back
 * to the stored position and tries again.
 */
@UriEndpoint(firstVersion = "0.1.0", scheme = "tail", title = "Tail", syntax = "tail:name", consumerOnly = true,
    category = {Category.FILE})
public class TailEndpoint extends DefaultEndpoint {

    @UriParam
    private final TailConfiguration configuration;

    /** Made by {@link TailComponent}. */
    public TailEndpoint(String uri, Component component, TailConfiguration configuration) {
        super(uri, component);
        this.configuration = configuration;
    }

    /** The options. */
    public TailConfiguration getConfiguration() {
        return configuration;
    }

    @Override
    public Producer createProducer() {
        throw new IllegalStateException(getEndpointUri() + " cannot be written to: tail only reads logs; use it in "
            + "'from'");
    }

    @Override
    public Consumer createConsumer(Processor processor) throws Exception {
        TailConsumer consumer = new TailConsumer(this, processor);
        configureConsumer(consumer);
        return consumer;
    }

    /** What the consumer reads with, taken from the registry where no option says otherwise. */
    LogReaders readers() {
        ReadPositions positions = configuration.getPositions() != null ? configuration.getPositions()
            : getCamelContext().getRegistry().findSingleByType(ReadPositions.class);
        if (positions == null) {
            throw new IllegalStateException(getEndpointUri() + " does not know where to keep read positions: bind one "
                + "bean of type " + ReadPositions.class.getName() + ", or name it with the option 'positions'");
        }
        ReadEvents events = configuration.getEvents() != null ? configuration.getEvents() : new LoggingReadEvents();
        LineClock clock = configuration.getClock() != null ? configuration.getClock() : LineClock.NONE;
        ReadProgress progress = configuration.getProgress() != null ? configuration.getProgress() : new ReadProgress();
        MeterRegistry registry = getCamelContext().getRegistry().findSingleByType(MeterRegistry.class);
        ReadMeters meters = new ReadMeters(registry != null ? registry : new CompositeMeterRegistry());
        return new LogReaders(positions, events, meters, progress, clock, InstantSource.system());
    }
}
