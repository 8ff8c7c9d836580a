package io.saslwatch.cli;

import io.saslwatch.config.Config;
import io.saslwatch.config.ExtractSettings;
import io.saslwatch.config.ReadSettings;
import io.saslwatch.config.RunSettings;
import io.saslwatch.extract.format.Formats;
import io.saslwatch.read.LoggingReadEvents;
import io.saslwatch.store.Store;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
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
        Logging logging = new Logging(Logging.level(asked.text(RunSettings.LOG_LEVEL)), Level.WARNING);
        LiveEditing editing = LiveEditing.open(asked, options);
        Config config = editing.config();
        Store store;
        Bundle bundle;
        try {
            store = OpenStore.lasting(config, true);
        } catch (RuntimeException refused) {
            editing.close();
            throw refused;
        }
        try {
            bundle = new Bundle(config, Formats.of(config.path(ExtractSettings.FORMATS)), store, true, new LoggingReadEvents(), found -> { });
        } catch (RuntimeException refused) {
            store.close();
            editing.close();
            throw refused;
        }
        CountDownLatch ended = new CountDownLatch(1);
        // not Camel's own hook: the store must be closed after the last batch, and before the process is gone
        Thread ending = new Thread(() -> {
            editing.close();
            bundle.close();
            store.close();
            LOG.log(System.Logger.Level.INFO, "Stopped; what was read is stored");
            ended.countDown();
            Runtime.getRuntime().halt(ExitStatus.OK);
        }, "ending");
        try {
            bundle.start();
            editing.start(bundle, logging);
        } catch (RuntimeException refused) {
            editing.close();
            bundle.close();
            store.close();
            throw refused;
        }
        Runtime.getRuntime().addShutdownHook(ending);
        LOG.log(System.Logger.Level.INFO, "Started. logs={0} store={1}", config.text(ReadSettings.PATHS), store.dialect().folder());
        ended.await();
        return ExitStatus.OK;
    }
}
