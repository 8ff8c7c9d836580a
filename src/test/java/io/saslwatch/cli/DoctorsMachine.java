package io.saslwatch.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** A healthy machine, which is a folder: tests make it ill. */
final class DoctorsMachine {

    private final Path folder;
    private final Path log;
    private final Map<String, String> settings = new TreeMap<>();

    DoctorsMachine(Path folder) throws IOException {
        this.folder = folder;
        log = Files.createDirectories(folder.resolve("var/log")).resolve("mail.log");
        write(Instant.now());
        Files.createDirectories(folder.resolve("run/chrony"));
        Files.createDirectories(folder.resolve("etc"));
        settings.put("saslwatch.read.paths", log.toString());
        settings.put("saslwatch.store.url", "jdbc:sqlite:" + folder.resolve("data/store.db"));
        settings.put("saslwatch.csv.folder", folder.resolve("data/csv").toString());
        settings.put("saslwatch.enrich.names.enabled", "false");
        settings.put("saslwatch.run.as-root", "true");
        settings.put("saslwatch.extract.zone", "UTC");
        settings.put("saslwatch.reload.good", folder.resolve("data/routes.good").toString());
        // the standard one may be taken on the machine that tests run on
        settings.put("saslwatch.manage.port", "0");
    }

    Path log() {
        return log;
    }

    /** What is set; may be changed. */
    Map<String, String> settings() {
        return settings;
    }

    /** Writes the log anew, its only line stamped so in UTC. */
    void write(Instant stamp) throws IOException {
        String header = DateTimeFormatter.ofPattern("MMM ppd HH:mm:ss", Locale.ROOT).format(stamp.atZone(ZoneOffset.UTC));
        Files.writeString(log, header + " mx postfix/smtpd[1]: connect from unknown[192.0.2.1]\n");
    }

    /** Types the command. */
    Typed doctor(String... more) {
        List<String> words = new ArrayList<>(List.of("doctor", "--root=" + folder));
        settings.forEach((key, value) -> words.add("-D" + key + "=" + value));
        words.addAll(List.of(more));
        return Typed.command(words.toArray(String[]::new));
    }
}
