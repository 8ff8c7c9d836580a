package io.saslwatch.cli;

import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.saslwatch.config.Config;
import io.saslwatch.config.ReadSettings;
import io.saslwatch.config.RunSettings;
import io.saslwatch.config.StoreFile;
import io.saslwatch.manage.DeliveryMeters;
import io.saslwatch.manage.Health;
import io.saslwatch.manage.HealthChecks;
import io.saslwatch.manage.HealthPages;
import io.saslwatch.manage.LineRate;
import io.saslwatch.manage.Management;
import io.saslwatch.manage.PortException;
import io.saslwatch.manage.ServiceMeters;
import io.saslwatch.manage.StatusPage;
import io.saslwatch.read.LoggingReadEvents;
import io.saslwatch.read.ReadTroubles;
import io.saslwatch.reload.ReloadState;
import io.saslwatch.store.Store;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.function.Supplier;
import java.util.logging.Level;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** The service. */
@Command(name = "run", mixinStandardHelpOptions = true,
    description = {"Follows the mail logs and stores every authentication, until stopped.",
        "It goes on where it committed last, whatever happened in between. SIGTERM or Ctrl-C ends it cleanly."})
final class RunCommand implements Callable<Integer> {

    private static final System.Logger LOG = System.getLogger("io.saslwatch.run");

    @Mixin
    private ConfigOptions options;

    @Override
    public Integer call() throws InterruptedException {
        Config asked = options.load();
        RootGuard.ofThisProcess().check(asked);
        OwnLog.begin(asked);
        Logging logging = new Logging(Logging.level(asked.text(RunSettings.LOG_LEVEL)), Level.WARNING);
        logging.json(asked.text(RunSettings.LOG_FORMAT).equals("json"));
        AlertSinks.check(asked);
        Deque<AutoCloseable> opened = new ArrayDeque<>();
        try {
            return run(asked, logging, opened);
        } catch (RuntimeException refused) {
            close(opened);
            throw refused;
        }
    }

    private int run(Config asked, Logging logging, Deque<AutoCloseable> opened) throws InterruptedException {
        ServiceManager manager = new ServiceManager(System.getenv());
        Management management = management(asked);
        opened.push(management);
        LiveEditing editing = LiveEditing.open(asked, options);
        opened.push(editing);
        Config config = editing.config();
        Store store = OpenStore.lasting(config, true);
        opened.push(store);
        PrometheusMeterRegistry meters = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
        ReadTroubles troubles = new ReadTroubles(new LoggingReadEvents(), InstantSource.system());
        Bundle bundle = new Bundle(config, FormatFiles.of(config), store, true, troubles,
            found -> { }, List.of(), meters);
        opened.push(bundle);
        CountDownLatch ended = new CountDownLatch(1);
        // not Camel's own hook: the store must be closed after the last batch, and before the process is gone
        Thread ending = new Thread(() -> {
            manager.stopping();
            editing.end();
            close(opened);
            logging.last(LOG.getName(), "Stopped; what was read is stored");
            ended.countDown();
            Runtime.getRuntime().halt(ExitStatus.OK);
        }, "ending");
        bundle.start();
        editing.start(bundle, logging);
        opened.push(pages(management, config, bundle, store, meters, troubles, editing::state));
        Runtime.getRuntime().addShutdownHook(ending);
        LOG.log(System.Logger.Level.INFO, "Started. logs={0} store={1}", config.text(ReadSettings.PATHS), store.dialect().folder());
        manager.ready("follows " + config.text(ReadSettings.PATHS));
        ended.await();
        return ExitStatus.OK;
    }

    private static Management management(Config config) {
        try {
            return Management.open(config);
        } catch (PortException unusable) {
            throw Refusal.failed(unusable.getMessage());
        }
    }

    /** From now on the management port tells how the service is. */
    static Health pages(Management management, Config config, Bundle bundle, Store store, PrometheusMeterRegistry meters,
                        ReadTroubles troubles, Supplier<ReloadState> reload) {
        InstantSource clock = InstantSource.system();
        LineRate rate = new LineRate(meters, clock);
        DeliveryMeters deliveries = new DeliveryMeters(meters, store.dataSource());
        Health health = Health.start(bundle.camel(), HealthChecks.of(store.dataSource(), store.collector(), troubles::now,
            reload, clock), clock, () -> {
                rate.look();
                deliveries.look();
            });
        ServiceMeters.register(meters, reload, health, StoreFile.of(config), clock);
        new HealthPages(health).serve(management, meters);
        StatusPage status = new StatusPage(bundle.camel(), meters, reload, health, rate, clock.instant());
        management.page(StatusPage.PATH, status::answer);
        return health;
    }

    /** The last opened first, each whatever becomes of the others. */
    private static void close(Deque<AutoCloseable> opened) {
        while (!opened.isEmpty()) {
            try {
                opened.pop().close();
            } catch (Exception failed) {
                LOG.log(System.Logger.Level.WARNING, "The service did not end cleanly: {0}", Causes.text(failed));
            }
        }
    }
}
