package io.saslwatch.read;

import io.saslwatch.event.LineBatch;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.support.DefaultConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs a {@link LogReader} on a thread of its own and makes an exchange of each batch. */
public class TailConsumer extends DefaultConsumer {

    private static final Logger LOG = LoggerFactory.getLogger("io.saslwatch.read");
    private static final Duration LANDING = Duration.ofSeconds(5);

    private final TailConfiguration configuration;
    private final LogReaders readers;
    private final ReadOptions options;
    private volatile boolean stopping;
    private LogReader reader;
    private FileWatch watch;
    private ExecutorService executor;

    TailConsumer(TailEndpoint endpoint, Processor processor) {
        super(endpoint, processor);
        this.configuration = endpoint.getConfiguration();
        this.options = configuration.options();
        this.readers = endpoint.readers();
    }

    @Override
    protected void doStart() throws Exception {
        super.doStart();
        stopping = false;
        reader = options.follow()
            ? readers.following(options, configuration.getPaths(), configuration.getOlddir(), this::send)
            : readers.once(options, configuration.getPaths(), System.in, this::send);
        watch = new FileWatch();
        executor = getEndpoint().getCamelContext().getExecutorServiceManager()
            .newSingleThreadExecutor(this, "tail-" + configuration.getName());
        executor.execute(this::read);
    }

    private void read() {
        try {
            while (!stopping) {
                switch (reader.turn()) {
                    case AGAIN -> { }
                    case WAIT -> rest();
                    case DONE -> stopping = true;
                }
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException | Error wrong) {
            readers.events().broke(configuration.getName(), wrong);
            LOG.error("Reading ended because of a fault in the program; restart it, and please report this. group={}",
                configuration.getName(), wrong);
            throw wrong;
        }
    }

    private void rest() throws InterruptedException {
        if (options.follow()) {
            watch.watch(reader.folders());
        }
        watch.await(reader.pause(), reader::concerns);
    }

    private void send(LineBatch batch, Consumer<Throwable> done) {
        Exchange exchange = createExchange(false);
        exchange.getMessage().setBody(batch);
        getAsyncProcessor().process(exchange, doneSync -> {
            Throwable refused = ExchangeSink.refusal(exchange);
            releaseExchange(exchange, false);
            done.accept(refused);
        });
    }

    @Override
    protected void doStop() throws Exception {
        stopping = true;
        if (watch != null) {
            watch.wake();
        }
        if (executor != null) {
            executor.shutdown();
            if (!executor.awaitTermination(1, TimeUnit.SECONDS)) {
                executor.shutdownNow();
                executor.awaitTermination(1, TimeUnit.SECONDS);
            }
            executor = null;
        }
        if (reader != null && !reader.close(LANDING)) {
            LOG.warn("Some batches were still on their way when reading was stopped; they are read again. group={}",
                configuration.getName());
        }
        super.doStop();
    }
}
