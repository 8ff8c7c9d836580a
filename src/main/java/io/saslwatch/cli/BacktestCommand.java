package io.saslwatch.cli;

import io.saslwatch.config.Config;
import io.saslwatch.config.RunSettings;
import io.saslwatch.detect.RuleFolder;
import io.saslwatch.store.Store;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.logging.Level;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Tries a rule on old logs. */
@Command(name = "backtest", mixinStandardHelpOptions = true,
    description = {"Shows what a rule would have found in the given logs, had they been read live.",
        "Nothing is stored or sent."})
final class BacktestCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Mixin
    private ConfigOptions options;

    @Option(names = "--since", paramLabel = "DAY",
        description = "The rule looks from this day on (UTC, 2026-11-20); what is before only tells what is usual.")
    private LocalDate since;

    @Parameters(index = "0", paramLabel = "RULE", description = "Name of the rule.")
    private String rule;

    @Parameters(index = "1..*", arity = "1..*", paramLabel = "LOG", description = "Files or folders; - for standard input.")
    private List<String> logs;

    @Override
    public Integer call() throws InterruptedException {
        new Logging(Level.WARNING, Level.WARNING);
        Config config = options.load();
        config = config.with(ReadOnce.settings(config, logs));
        List<String> rules = new RuleFolder(config.path(RunSettings.ROUTES).resolve("5-detect")).rules();
        if (!rules.contains(rule)) {
            throw Refusal.usage("there is no rule " + rule + "; those in the folder of routes are "
                + String.join(", ", rules));
        }
        ReadOnce.refuseMissing(logs);
        ScanEvents events = new ScanEvents();
        try (Store store = OpenStore.temporary(config); Bundle bundle = new Bundle(config,
                FormatFiles.of(config), store, false, events, found -> { })) {
            bundle.start();
            events.end().get();
            store.addIndexes();
            begin(store);
            bundle.detect(rule);
            new FindingTable(spec.commandLine().getOut()).print(store.alerts().all());
            return events.incomplete() || bundle.rulesFailed() ? ExitStatus.FAILED : ExitStatus.OK;
        } catch (ExecutionException failed) {
            throw Refusal.failed("the logs could not be read to their end: " + Causes.text(failed.getCause()));
        }
    }

    private void begin(Store store) {
        if (since != null) {
            Instant from = since.atStartOfDay(ZoneOffset.UTC).toInstant();
            store.detection().newest(Instant.now()).ifPresent(newest ->
                store.detection().begin(List.of(rule), from, newest));
        }
    }
}
