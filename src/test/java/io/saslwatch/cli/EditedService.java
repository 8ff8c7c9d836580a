package io.saslwatch.cli;

import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.saslwatch.CopiedTree;
import io.saslwatch.config.Config;
import io.saslwatch.config.ConfigLoader;
import io.saslwatch.config.Problem;
import io.saslwatch.read.ReadEvents;
import io.saslwatch.read.ReadTroubles;
import io.saslwatch.reload.Difference;
import io.saslwatch.reload.GoodCopy;
import io.saslwatch.reload.ReloadEvents;
import io.saslwatch.reload.ReloadState;
import io.saslwatch.reload.Reloader;
import io.saslwatch.reload.RouteTree;
import io.saslwatch.reload.SettingsFiles;
import io.saslwatch.reload.Snapshot;
import io.saslwatch.reload.Takeover;
import io.saslwatch.store.Store;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.logging.Level;
import java.util.stream.Stream;
import org.apache.camel.Route;
import org.apache.camel.model.ModelCamelContext;

/** The service within the test's process, with routes of its own that may be edited. */
final class EditedService implements AutoCloseable, ReloadEvents {

    private final Path home;
    private final Config config;
    private final GoodCopy good;
    private final Store store;
    final Bundle bundle;
    private final Reloader reloader;
    final PrometheusMeterRegistry meters = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    final ReadTroubles troubles = new ReadTroubles(ReadEvents.NONE, InstantSource.system());
    final List<String> applied = new CopyOnWriteArrayList<>();
    final List<Problem> refused = new CopyOnWriteArrayList<>();
    final List<String> told = new CopyOnWriteArrayList<>();

    /** Lays the shipped routes and a configuration into a folder. */
    static void install(Path home) throws IOException {
        CopiedTree.of(Path.of("routes"), home.resolve("routes"));
        Files.createFile(home.resolve("mail.log"));
        Files.writeString(home.resolve("application.properties"), settings(home));
    }

    private static String settings(Path home) {
        return """
            saslwatch.read.paths = %s
            saslwatch.read.poll = 50ms
            saslwatch.enrich.names.enabled = false
            saslwatch.enrich.geo.enabled = false
            saslwatch.detect.interval = 200ms
            saslwatch.csv.enabled = false
            saslwatch.extract.join.window = 100ms
            """.formatted(home.resolve("mail.log"));
    }

    /** Starts it as {@code saslwatch run} does. */
    EditedService(Path home) throws IOException {
        this(home, service -> { });
    }

    /** @param meanwhile what happens after the files were read and before they are watched */
    EditedService(Path home, Consumer<EditedService> meanwhile) throws IOException {
        this.home = home;
        new Logging(Level.SEVERE, Level.OFF);
        config = loaded().config();
        good = GoodRoutes.open(config);
        List<Problem> wrong = GoodRoutes.bringUpToDate(config, good);
        Config running = GoodRoutes.from(config, good.folder());
        store = OpenStore.lasting(running, true);
        bundle = new Bundle(running, FormatFiles.of(running), store, true, troubles, found -> { },
            List.of(),
            meters);
        bundle.start();
        Takeover takeover = new Takeover(GoodRoutes.tree(config), good, new LiveBundle(bundle, good.folder(),
            new Logging(Level.SEVERE, Level.OFF)), config, this, InstantSource.system());
        takeover.begin(wrong);
        reloader = new Reloader(GoodRoutes.tree(config), new SettingsFiles(List.of(home.resolve("application.properties")),
            this::loaded), takeover, this, Duration.ofMillis(500), Duration.ofMillis(100), InstantSource.system());
        meanwhile.accept(this);
        reloader.start();
    }

    private ConfigLoader.Loaded loaded() {
        return new ConfigLoader(home).optionalFile(home.resolve("application.properties")).load();
    }

    ModelCamelContext camel() {
        return bundle.camel();
    }

    Store store() {
        return store;
    }

    ReloadState state() {
        return reloader.state();
    }

    Path file(String name) {
        return home.resolve("routes").resolve(name);
    }

    String text(String name) throws IOException {
        return Files.readString(file(name));
    }

    void write(String name, String text) throws IOException {
        Files.createDirectories(file(name).getParent());
        Files.writeString(file(name), text);
    }

    /** Replaces a text that must be there. */
    void edit(String name, String from, String to) throws IOException {
        String text = text(name);
        if (!text.contains(from)) {
            throw new AssertionError(name + " does not contain " + from);
        }
        write(name, text.replace(from, to));
    }

    /** Makes all files what they are as shipped. */
    void restore() throws IOException {
        Files.writeString(home.resolve("application.properties"), settings(home));
        try (Stream<Path> tree = Files.walk(home.resolve("routes"))) {
            for (Path each : tree.filter(Files::isRegularFile).toList()) {
                if (!Files.exists(Path.of("routes").resolve(home.resolve("routes").relativize(each)))) {
                    Files.delete(each);
                }
            }
        }
        for (Map.Entry<String, String> file : shipped().files().entrySet()) {
            if (!Files.exists(file(file.getKey())) || !text(file.getKey()).equals(file.getValue())) {
                write(file.getKey(), file.getValue());
            }
        }
    }

    /** Whether what runs is what is shipped. */
    boolean runsWhatIsShipped() throws IOException {
        return inForce().to(shipped()).isEmpty();
    }

    /** What runs. */
    Snapshot inForce() throws IOException {
        return Snapshot.of(new RouteTree(good.folder(), Map.of()), InstantSource.system());
    }

    private static Snapshot shipped() throws IOException {
        return Snapshot.of(new RouteTree(Path.of("routes"), Map.of()), InstantSource.system());
    }

    /** A line of the log that becomes one event of this user. */
    void log(String user) throws IOException {
        Files.writeString(home.resolve("mail.log"), line(user), StandardOpenOption.APPEND);
    }

    static String line(String user) {
        return "2026-11-20T18:00:00+00:00 mx postfix/smtpd[7]: warning: unknown[192.0.2.7]: SASL LOGIN "
            + "authentication failed: (reason unavailable), sasl_username=" + user + "\n";
    }

    /** Users of all stored events. */
    List<String> users() {
        return new org.springframework.jdbc.core.JdbcTemplate(store.dataSource())
            .queryForList("SELECT username FROM event ORDER BY stream, pos, part", String.class);
    }

    /** What a route says of itself; null while there is none. */
    String description(String route) {
        Route found = camel().getRoute(route);
        return found == null ? null : found.getDescription();
    }

    /** Ids of the routes that are started. */
    List<String> routes() {
        return camel().getRoutes().stream().map(Route::getRouteId)
            .filter(id -> camel().getRouteController().getRouteStatus(id).isStarted()).sorted().toList();
    }

    @Override
    public void applied(Difference difference, Collection<String> settings, Duration took) {
        applied.add(difference.names() + (settings.isEmpty() ? "" : " " + settings));
    }

    @Override
    public void refused(List<Problem> problems, List<String> waiting) {
        refused.addAll(problems);
    }

    @Override
    public void sameAgain() {
        told.add("same again");
    }

    @Override
    public void needRestart(Collection<String> settings) {
        told.add("restart " + settings);
    }

    @Override
    public void unreadable(String cause) {
        told.add("unreadable " + cause);
    }

    @Override
    public void close() throws IOException {
        reloader.close();
        bundle.close();
        store.close();
        good.close();
    }
}
