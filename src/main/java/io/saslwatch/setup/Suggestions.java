package io.saslwatch.setup;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What setup suggests: what the settings of an earlier setup say, else what the machine looks like.
 *
 * @param target   the machine
 * @param settings the settings there now, empty at first
 */
public record Suggestions(Target target, Map<String, String> settings) {

    static final String JOURNAL = "saslwatch.read.journal.enabled";

    private static final List<String> USUAL = List.of("/var/log/mail.log", "/var/log/maillog", "/var/log/mail");

    String to(Question question, String logs) {
        return switch (question) {
            case LOGS -> "true".equals(settings.get(JOURNAL)) ? Question.JOURNAL
                : settings.getOrDefault("saslwatch.read.paths", settings.isEmpty() ? log() : USUAL.get(0));
            case GROUP -> Optional.of(group(logs)).filter(new Groups(target)::mayHave).orElse("");
            case FROM -> settings.getOrDefault("saslwatch.read.from", "beginning");
            case MAIL -> settings.getOrDefault("saslwatch.alert.mail.to", "");
            case SMTP -> host(settings.getOrDefault("saslwatch.mail.smtp.host", "localhost")) + ":"
                + settings.getOrDefault("saslwatch.mail.smtp.port", "25");
            case GEO -> "true".equals(settings.get("saslwatch.enrich.geo.update.enabled")) ? "yes" : "no";
            case START -> target.real() ? "yes" : "no";
        };
    }

    /** What is wrong with an answer on this machine and what to write; empty when it is right. */
    Optional<String> problem(Question question, String answer) {
        Optional<String> wrong = question.problem(answer);
        if (wrong.isEmpty() && question == Question.GROUP && !answer.isEmpty() && !new Groups(target).mayHave(answer)) {
            return Optional.of("'" + answer + "' does not fit group: there is no such group on this machine, and systemd "
                + "would not start the service; name the group that ls -l shows for the log, or none");
        }
        return wrong;
    }

    private static String host(String host) {
        return host.contains(":") ? "[" + host + "]" : host;
    }

    private String log() {
        return USUAL.stream().filter(path -> Files.isRegularFile(target.at(path))).findFirst()
            .orElseGet(() -> Files.isDirectory(target.at("/run/systemd/journal")) ? Question.JOURNAL : USUAL.get(0));
    }

    /** The group that may read the first log; empty when everybody may, or nobody. */
    private String group(String logs) {
        if (!settings.isEmpty() && Files.exists(target.at(Target.UNIT)) && logs.equals(to(Question.LOGS, null))) {
            return groupOfTheUnit();
        }
        if (logs.equals(Question.JOURNAL)) {
            return "systemd-journal";
        }
        Path log = target.at(logs.split(",")[0].strip());
        try {
            PosixFileAttributes file = Files.readAttributes(log, PosixFileAttributes.class);
            boolean group = file.permissions().contains(PosixFilePermission.GROUP_READ);
            boolean all = file.permissions().contains(PosixFilePermission.OTHERS_READ);
            return group && !all && !file.group().getName().equals("root") ? file.group().getName() : "";
        } catch (IOException | UnsupportedOperationException notThereYet) {
            return "adm";
        }
    }

    private String groupOfTheUnit() {
        try (Stream<String> lines = Files.lines(target.at(Target.UNIT))) {
            return lines.filter(line -> line.startsWith(UnitFile.GROUPS)).findFirst()
                .map(line -> line.substring(UnitFile.GROUPS.length())).orElse("");
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
