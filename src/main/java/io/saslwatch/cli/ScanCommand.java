package io.saslwatch.cli;

import io.saslwatch.config.Config;
import io.saslwatch.config.GeoSettings;
import io.saslwatch.config.NameSettings;
import io.saslwatch.config.Setting;
import io.saslwatch.config.StoreFile;
import io.saslwatch.config.StoreSettings;
import io.saslwatch.event.AddressFacts;
import io.saslwatch.event.AuthEvent;
import io.saslwatch.event.ReadPositions.Known;
import io.saslwatch.extract.format.Formats;
import io.saslwatch.read.ReadEvents;
import io.saslwatch.store.Store;
import io.saslwatch.store.Summary;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Reads given logs once. */
@Command(name = "scan", mixinStandardHelpOptions = true,
    description = {"Reads the given logs once, oldest first, plain or compressed, and shows what is in them.",
        "Without --db nothing is kept."})
final class ScanCommand implements Callable<Integer> {

    private final Streams streams;

    @Spec
    private CommandSpec spec;

    @Mixin
    private ConfigOptions options;

    @Option(names = "--json", paramLabel = "FILE",
        description = "Write every event as a JSON object, one per line, in the order read; - for standard output.")
    private String json;

    @Option(names = "--csv", paramLabel = "FILE", description = "Write every event to this CSV file.")
    private Path csv;

    @Option(names = "--db", paramLabel = "URL",
        description = "Store into this database, as run does: what it holds already is not stored again.")
    private String db;

    @Option(names = "--names",
        description = "Ask for the reverse DNS names of all addresses, and wait for the answers.")
    private boolean names;

    @Option(names = "--rules",
        description = "Let the rules look at the events, as if the logs had been read live, and print what they find.")
    private boolean rules;

    @Parameters(arity = "1..*", paramLabel = "LOG", description = "Files or folders; - for standard input.")
    private List<String> logs;

    private boolean rulesFailed;

    ScanCommand(Streams streams) {
        this.streams = streams;
    }

    @Override
    public Integer call() throws Exception {
        Config begun = ReadOnce.begin(options, logs);
        refuseUnusable();
        Config config = begun.with(settings());
        CompletableFuture<Formats> formats = formats(config);
        boolean lasting = db != null;
        try (Store store = lasting ? OpenStore.lasting(config, false) : OpenStore.temporary(config);
                ScanTally tally = new ScanTally()) {
            // What a store holds already was not counted by this scan
            boolean counted = !lasting || store.queries().isEmpty();
            ScanEvents events = new ScanEvents();
            List<ReadEvents.Summary> read = read(config, formats.join(), store, events, tally);
            if (lasting) {
                store.addIndexes();
            }
            Map<Long, String> streams = streams(store, read);
            if (json != null) {
                writeJson(store, streams);
            }
            if (!"-".equals(json)) {
                new ScanReport(spec.commandLine().getOut()).print(read,
                    summary(store, counted ? tally.summary(ScanReport.TOP) : Optional.empty(), streams));
                if (rules) {
                    new FindingTable(spec.commandLine().getOut()).print(store.alerts().all());
                }
            }
            return events.incomplete() || rulesFailed ? ExitStatus.FAILED : ExitStatus.OK;
        }
    }

    /** Read while the store opens: at a start, both cores have something to do. */
    private static CompletableFuture<Formats> formats(Config config) {
        return CompletableFuture.supplyAsync(() -> FormatFiles.of(config));
    }

    /** Told before a log is read that may take an hour. */
    private void refuseUnusable() {
        if (db != null) {
            OpenStore.requireKnown("--db", db);
        }
        requireFolder("--csv", csv);
        requireFolder("--json", json == null || json.equals("-") ? null : Path.of(json));
    }

    private static void requireFolder(String option, Path file) {
        Path folder = file == null ? null : file.toAbsolutePath().getParent();
        if (folder != null && !Files.isDirectory(folder)) {
            throw Refusal.usage(option + " " + file + ": there is no folder " + folder + "; make it, or name another file");
        }
    }

    private Map<Setting, String> settings() {
        Map<Setting, String> settings = new LinkedHashMap<>();
        settings.put(NameSettings.ENABLED, String.valueOf(names));
        // The scan itself waits for the names
        settings.put(StoreSettings.CSV_WAIT, "1d");
        settings.put(StoreSettings.CSV, String.valueOf(csv != null));
        if (csv != null) {
            Path file = csv.toAbsolutePath();
            settings.put(StoreSettings.CSV_LAYOUT, "single");
            settings.put(StoreSettings.CSV_FOLDER, file.getParent().toString());
            settings.put(StoreSettings.CSV_FILE, file.getFileName().toString());
        }
        if (db != null) {
            settings.put(StoreSettings.URL, StoreFile.typedIn(Path.of("").toAbsolutePath(), db));
        }
        return settings;
    }

    /** A lasting store may hold events of these logs that were found before. */
    private static Summary summary(Store store, Optional<Summary> counted, Map<Long, String> streams) {
        return counted.orElseGet(() -> store.queries().summary(streams.keySet(), ScanReport.TOP));
    }

    private List<ReadEvents.Summary> read(Config config, Formats formats, Store store, ScanEvents events,
                                          ScanTally tally) throws InterruptedException {
        try (Bundle bundle = new Bundle(config, formats, store, db != null, events, tally::add,
                ReadOnce.leftOut(config, rules))) {
            bundle.start();
            PrintWriter terminal = Boolean.getBoolean("saslwatch.terminal") ? spec.commandLine().getErr() : null;
            Progress progress = new Progress(terminal, bundle.progress()::done, bundle.progress()::total);
            try {
                List<ReadEvents.Summary> read = ReadOnce.untilRead(events);
                progress.close();
                if (config.on(GeoSettings.IPINFO) && !bundle.awaitPlaces(PlacesWait.PATIENCE)) {
                    spec.commandLine().getErr().println(PlacesWait.NOT_ALL);
                }
                if (names) {
                    new NamesWait(store, terminal).untilAsked();
                }
                if (rules) {
                    store.addIndexes();
                    bundle.detect("");
                    rulesFailed = bundle.rulesFailed();
                }
                return read;
            } finally {
                progress.close();
            }
        }
    }

    /** The streams that were read, in the order of reading, with their files. */
    private static Map<Long, String> streams(Store store, List<ReadEvents.Summary> read) {
        Map<Long, String> streams = new LinkedHashMap<>();
        for (ReadEvents.Summary source : read) {
            for (Known known : store.positions().of(source.source())) {
                streams.put(known.ref().id(), known.position().path());
            }
        }
        return streams;
    }

    private void writeJson(Store store, Map<Long, String> streams) throws IOException {
        boolean standard = json.equals("-");
        OutputStream out = standard ? this.streams.out() : Files.newOutputStream(Path.of(json));
        try (EventJson writer = new EventJson(out, !standard)) {
            store.queries().enriched(List.copyOf(streams.keySet()), 
                (event, facts) -> write(writer, streams, event, facts));
        }
    }

    private static void write(EventJson writer, Map<Long, String> streams, AuthEvent event,
                              AddressFacts facts) {
        try {
            writer.event(streams.get(event.id().stream()), event, facts);
        } catch (IOException full) {
            throw new UncheckedIOException(full);
        }
    }
}
