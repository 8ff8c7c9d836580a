package io.saslwatch.cli;

import io.saslwatch.config.Config;
import io.saslwatch.reset.Clearance;
import io.saslwatch.reset.Inventory;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.logging.Level;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What the commands that clear away have in common. */
final class ClearingOptions {

    private static final DateTimeFormatter STAMP = DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss").withZone(ZoneOffset.UTC);

    @Mixin
    private ConfigOptions options;

    @Option(names = "--yes", description = "Do not ask.")
    private boolean yes;

    @Option(names = "--to", paramLabel = "DIR",
        description = "Folder in which the dated folder is made (default: archive beside the store).")
    private Path to;

    @Option(names = "--without-store",
        description = "Clear everything but the store: for one in PostgreSQL or MariaDB, after it was cleared there.")
    private boolean withoutStore;

    /**
     * Clears away.
     *
     * @param word       the command's name
     * @param everything more than is needed to start anew
     * @param delete     nothing is kept
     */
    int clear(String word, boolean everything, boolean delete, Streams streams, PrintWriter out) throws IOException {
        new Logging(Level.SEVERE, Level.OFF);
        Config config = options.load();
        Inventory inventory = new Inventory(config, everything);
        if (!inventory.storeIsAFile() && !withoutStore) {
            throw Refusal.failed("the store is in a database server, whose tables saslwatch does not take away: stop the "
                + "service, save the database with pg_dump or mariadb-dump, drop its tables (or name another database in "
                + "saslwatch.store.url), and give this command again with --without-store for the files");
        }
        if (inventory.storeIsAFile() && withoutStore) {
            throw Refusal.usage("--without-store is for stores in PostgreSQL or MariaDB: this one is a file, and is moved "
                + "together with the CSV files that belong to it");
        }
        Path archive = delete ? null : (to == null ? inventory.archives() : to.toAbsolutePath())
            .resolve(word + "-" + STAMP.format(InstantSource.system().instant()));
        try (AutoCloseable store = OpenStore.lock(config);
                AutoCloseable routes = everything ? GoodRoutes.held(config, inventory.goodLock()) : null) {
            Clearance clearance = new Clearance(inventory, file -> { });
            List<Path> files = clearance.files(archive);
            if (files.isEmpty() && !Files.exists(inventory.mark())) {
                out.println("there is nothing to clear");
                return ExitStatus.OK;
            }
            files.forEach(file -> out.println("  " + Terminals.plain(file.toString())));
            if (!yes && !agrees(streams, out, delete ? "Delete these files, for good?" : "Move these files to " + archive + "?")) {
                out.println("nothing was done");
                return ExitStatus.OK;
            }
            Path now = clearance.clear(archive);
            out.println((now == null ? "deleted" : "moved to " + now) + ". The next start begins where saslwatch.read.from "
                + "says, with all logs that are there.");
            return ExitStatus.OK;
        } catch (FileAlreadyExistsException other) {
            throw Refusal.failed("nothing was moved: " + archive + " is there already, perhaps from another store that was "
                + "cleared in the same second; give the same command again, or name another folder with --to");
        } catch (IOException | Refusal told) {
            throw told instanceof Refusal refusal ? refusal : Refusal.failed("not everything was cleared (" + told
                + "): mend that, and give the same command again, which finishes it");
        } catch (Exception unlocking) {
            throw new IllegalStateException(unlocking);
        }
    }

    private static boolean agrees(Streams streams, PrintWriter out, String question) throws IOException {
        out.print(question + " [y/N]: ");
        out.flush();
        String typed = new BufferedReader(new InputStreamReader(streams.in(), StandardCharsets.UTF_8)).readLine();
        return typed != null && typed.strip().toLowerCase(java.util.Locale.ROOT).startsWith("y");
    }
}
