package io.saslwatch.cli;

import io.saslwatch.config.Config;
import io.saslwatch.config.GeoSettings;
import io.saslwatch.enrich.geo.UpdateResult;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicLong;
import java.util.logging.Level;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Downloads geographic data. */
@Command(name = "update", mixinStandardHelpOptions = true,
    description = {"Downloads country and network data into the data folder, if there is anything newer.",
        "A file is checked before it takes the place of the present one, which stays whatever fails. A running service",
        "takes new files into use by itself."})
final class GeoUpdateCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Mixin
    private ConfigOptions options;

    @Option(names = "--dry-run", description = "Download and check, but leave the present files as they are.")
    private boolean dryRun;

    @Override
    public Integer call() throws InterruptedException {
        new Logging(Level.WARNING, Level.WARNING);
        Config config = options.load();
        PrintWriter out = spec.commandLine().getOut();
        PrintWriter terminal = Boolean.getBoolean("saslwatch.terminal") ? spec.commandLine().getErr() : null;
        AtomicLong done = new AtomicLong();
        AtomicLong total = new AtomicLong();
        Progress progress = new Progress(terminal, done::get, total::get);
        List<UpdateResult> results;
        try {
            results = GeoParts.updates(config).update(dryRun, (file, bytes, all) -> {
                done.set(bytes);
                total.set(all);
            });
        } finally {
            progress.close();
        }
        if (results.isEmpty()) {
            throw Refusal.usage("there is nothing to download: set " + GeoSettings.UPDATE_URLS.key());
        }
        results.forEach(result -> tell(out, result));
        out.flush();
        return results.stream().anyMatch(UpdateResult.Failed.class::isInstance) ? ExitStatus.FAILED : ExitStatus.OK;
    }

    private void tell(PrintWriter out, UpdateResult result) {
        String file = result.file() + ": ";
        if (result instanceof UpdateResult.Updated updated) {
            out.println(file + "updated, built " + updated.built() + ", " + size(updated.bytes()));
        } else if (result instanceof UpdateResult.WouldUpdate would) {
            out.println(file + "would be updated, built " + would.built() + ", " + size(would.bytes()));
        } else if (result instanceof UpdateResult.Failed failed) {
            spec.commandLine().getErr().println("saslwatch: " + file + "not updated: " + Terminals.plain(failed.cause()));
        } else {
            out.println(file + "unchanged");
        }
    }

    private static String size(long bytes) {
        return String.format(Locale.ROOT, "%.1f MB", bytes / 1e6);
    }
}
