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
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Tries a rule on old logs, or on what is stored. */
@Command(name = "backtest", mixinStandardHelpOptions = true,
    description = {"Shows what a rule would have found in the given logs, had they been read live; without any, in the "
        + "store, beside the service that writes to it.", "Nothing is stored or sent."})
final class BacktestCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Mixin
    private ConfigOptions options;

    @Option(names = "--since", paramLabel = "DAY",
        description = "The rule looks from this day on (UTC, 2026-11-20); what is before only tells what is usual.")
    private String since;

    @Parameters(index = "0", paramLabel = "RULE", description = "Name of the rule.")
    private String rule;

    @Parameters(index = "1..*", arity = "0..*", paramLabel = "LOG",
        description = "Files or folders; - for standard input. None: what is stored.")
    private List<String> logs = List.of();

    @Override
    public Integer call() throws InterruptedException {
        Config config = ReadOnce.begin(options, logs);
        refuse(RuleFolder.in(config.path(RunSettings.ROUTES)));
        LocalDate first = since == null ? null : Days.day("--since", since);
        ScanEvents events = new ScanEvents();
        try (Store store = logs.isEmpty() ? OpenStore.trial(config) : OpenStore.temporary(config);
                Bundle bundle = new Bundle(config, FormatFiles.of(config), store, false, events, found -> { },
                    ReadOnce.leftOut(config, true))) {
            if (logs.isEmpty()) {
                bundle.load();
                bundle.startDetection();
            } else {
                bundle.start();
                ReadOnce.untilRead(events);
                store.addIndexes();
            }
            begin(store, first);
            bundle.detect(rule);
            new FindingTable(spec.commandLine().getOut()).print(store.alerts().all());
            return events.incomplete() || bundle.rulesFailed() ? ExitStatus.FAILED : ExitStatus.OK;
        }
    }

    private void refuse(RuleFolder folder) {
        KnownRule.require(folder, rule);
        if (folder.byClock().contains(rule)) {
            throw Refusal.usage("the rule " + rule + " is judged by the clock, and in what is old everything is silent; "
                + "see what it does in its samples, 5-detect/samples/" + rule + ".txt, with saslwatch check");
        }
    }

    private void begin(Store store, LocalDate first) {
        if (first != null) {
            Instant from = first.atStartOfDay(ZoneOffset.UTC).toInstant();
            store.detection().newest(Instant.now()).ifPresent(newest ->
                store.detection().begin(List.of(rule), from, newest));
        }
    }
}
