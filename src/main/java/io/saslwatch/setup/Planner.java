package io.saslwatch.setup;

import io.saslwatch.config.AllSettings;
import io.saslwatch.config.SettingsText;
import io.saslwatch.setup.Step.Command;
import io.saslwatch.setup.Step.File;
import io.saslwatch.setup.Step.Folder;
import io.saslwatch.setup.Step.Leftover;
import io.saslwatch.setup.Step.Note;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Finds out what is to be done; changes nothing. */
public final class Planner {

    private static final String SECRETS = """
        # Passwords and tokens of saslwatch, one NAME=value a line; only root can read this file, systemd hands it on.
        #SASLWATCH_STORE_PASSWORD=
        #SASLWATCH_MAIL_SMTP_PASSWORD=
        #SASLWATCH_ALERT_WEBHOOK_URL=
        """;
    private static final String USERS = """
        # The user of the service, see sysusers.d(5)
        u saslwatch - "saslwatch" /var/lib/saslwatch /usr/sbin/nologin
        """;
    private static final String COMMAND = """
        #!/bin/sh
        # saslwatch with the settings of the service
        SASLWATCH_CONFIG=${SASLWATCH_CONFIG:-/etc/saslwatch/application.properties}
        export SASLWATCH_CONFIG
        exec %s/bin/saslwatch "$@"
        """;

    private final Target target;
    private final Path distribution;
    private final Optional<String> java;
    private final Manifest manifest;

    /**
     * @param target       the machine
     * @param distribution the program's folder as it can be read now
     * @param java         the JAVA_HOME of the service, when it needs one
     */
    public Planner(Target target, Path distribution, Optional<String> java) throws IOException {
        this.target = target;
        this.java = java;
        this.distribution = distribution;
        this.manifest = new Manifest(manifest(target));
    }

    static Path manifest(Target target) {
        return target.at("/etc/saslwatch/.setup");
    }

    /**
     * All steps in their order.
     *
     * @param settings what is set there now; what setup does not ask for is kept
     */
    public List<Step> plan(Answers answers, Map<String, String> settings) throws IOException {
        if (target.real()) {
            UnitFile.requireSeen(target.program());
            java.ifPresent(UnitFile::requireSeen);
        }
        Map<String, String> chosen = Chosen.settings(answers, settings);
        Chosen.check(chosen);
        List<Step> steps = new ArrayList<>();
        if (!Files.isDirectory(target.at("/etc/saslwatch"))) {
            steps.add(new Folder("/etc/saslwatch", "rwxr-x---"));
        }
        file(steps, Target.USERS, USERS, "rw-r--r--");
        file(steps, Target.SETTINGS, SettingsText.chosen(AllSettings.GROUPS, chosen), "rw-r-----");
        if (!Files.exists(target.at(Target.SECRETS))) {
            file(steps, Target.SECRETS, SECRETS, "rw-------");
        }
        copies(steps, "routes", Target.ROUTES);
        leftovers(steps);
        if (Files.isDirectory(distribution.resolve("man"))) {
            copies(steps, "man", Target.MANUAL);
        }
        file(steps, Target.UNIT, UnitFile.of(Files.readString(distribution.resolve("systemd/saslwatch.service")),
            target.program(), answers.to(Question.GROUP), java, OwnFolders.outside(chosen)), "rw-r--r--");
        file(steps, Target.COMMAND, COMMAND.formatted(target.program()), "rwxr-xr-x");
        commands(steps, answers);
        notes(steps, answers);
        OwnFolders.outside(chosen).stream().filter(folder -> !Files.isDirectory(target.at(folder)))
            .map(folder -> new Note("the settings name " + folder + ", which is not there: install -d -o saslwatch "
                + "-g saslwatch " + folder)).forEach(steps::add);
        return List.copyOf(steps);
    }

    private void copies(List<Step> steps, String folder, String to) throws IOException {
        Path from = distribution.resolve(folder);
        try (Stream<Path> files = Files.walk(from)) {
            for (Path each : files.filter(Files::isRegularFile).sorted().toList()) {
                add(steps, to + "/" + from.relativize(each), Files.readAllBytes(each), "rw-r--r--");
            }
        }
    }

    private void leftovers(List<Step> steps) throws IOException {
        Set<String> shipped = steps.stream().filter(File.class::isInstance).map(step -> ((File) step).path())
            .collect(Collectors.toSet());
        for (String name : manifest.below(Target.ROUTES)) {
            if (!shipped.contains(name)) {
                steps.add(new Leftover(name, manifest.leftover(name, target.at(name))));
            }
        }
    }

    private void commands(List<Step> steps, Answers answers) throws IOException {
        if (!target.real()) {
            return;
        }
        steps.add(new Command(List.of("systemd-sysusers", Target.USERS), true));
        steps.add(new Command(List.of("chgrp", "saslwatch", "/etc/saslwatch", Target.SETTINGS), true));
        steps.addAll(new LogAccess(target).steps(answers));
        steps.add(new Command(List.of("systemctl", "daemon-reload"), true));
        if (answers.yes(Question.START)) {
            steps.add(new Command(List.of("systemctl", "enable", "saslwatch.service"), true));
            steps.add(new Command(List.of("systemctl", "restart", "saslwatch.service"), true));
        }
    }

    private void notes(List<Step> steps, Answers answers) {
        if (!target.real()) {
            steps.add(new Note("left to whoever installs this: systemd-sysusers, chgrp saslwatch /etc/saslwatch and "
                + Target.SETTINGS + ", systemctl daemon-reload, enable and start"));
        }
        if (!target.real() && answers.to(Question.GROUP).isEmpty() && !answers.journal()) {
            String log = answers.to(Question.LOGS).split(",")[0].strip();
            steps.add(new Note("if only root may read " + log + ", allow it: setfacl -m u:saslwatch:r " + log
                + ", and the same in logrotate's postrotate script"));
        }
    }

    private void file(List<Step> steps, String path, String text, String mode) throws IOException {
        add(steps, path, text.getBytes(StandardCharsets.UTF_8), mode);
    }

    private void add(List<Step> steps, String path, byte[] content, String mode) throws IOException {
        steps.add(new File(path, content, mode, manifest.state(path, target.at(path), content)));
    }
}
