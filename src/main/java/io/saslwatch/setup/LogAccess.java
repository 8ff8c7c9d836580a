package io.saslwatch.setup;

import io.saslwatch.setup.Step.Command;
import io.saslwatch.setup.Step.Note;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * How the service comes to read logs that only root may read, as maillog is on Red Hat's systems.
 *
 * @param target the machine itself
 */
record LogAccess(Target target) {

    private static final List<String> SETFACL = List.of("/usr/bin/setfacl", "/bin/setfacl");

    /** What is to be done after the user of the service was made; nothing where the group may read. */
    List<Step> steps(Answers answers) throws IOException {
        if (answers.journal()) {
            return List.of();
        }
        List<Step> steps = new ArrayList<>();
        for (String log : Arrays.stream(answers.to(Question.LOGS).split(",")).map(String::strip).toList()) {
            if (isClosed(target.at(log), answers.to(Question.GROUP))) {
                if (SETFACL.stream().map(target::at).anyMatch(Files::isExecutable)) {
                    steps.add(command(log));
                } else {
                    steps.add(new Note("the service may not read " + log + ", and setfacl is not installed: install the package "
                        + "acl and run setup again, or give the log a group and name that as the answer to group"));
                }
                steps.add(new Note(logrotate(log)));
            }
        }
        return steps;
    }

    /** The log and its rotated siblings: the first reading may begin with them. */
    private Command command(String log) throws IOException {
        List<String> words = new ArrayList<>(List.of("setfacl", "-m", "u:saslwatch:r"));
        Path place = target.at(log);
        String name = place.getFileName().toString();
        try (Stream<Path> files = Files.list(place.getParent())) {
            files.filter(Files::isRegularFile).map(file -> file.getFileName().toString())
                .filter(file -> file.equals(name) || file.startsWith(name + ".") || file.startsWith(name + "-")).sorted()
                .forEach(file -> words.add(log.substring(0, log.lastIndexOf('/') + 1) + file));
        }
        // not every file system has such rights, and the note tells what is left to do
        return new Command(words, false);
    }

    private static String logrotate(String log) {
        return """
            logrotate makes a new %1$s each time. So put these lines into its block in /etc/logrotate.d, the setfacl \
            into its postrotate when it has one:
                  create
                  postrotate
                      setfacl -m u:saslwatch:r %1$s
                  endscript""".formatted(log);
    }

    private static boolean isClosed(Path log, String group) throws IOException {
        if (!Files.isRegularFile(log)) {
            return false;
        }
        PosixFileAttributes file = Files.readAttributes(log, PosixFileAttributes.class);
        boolean ofGroup = file.permissions().contains(PosixFilePermission.GROUP_READ) && file.group().getName().equals(group);
        return !ofGroup && !file.permissions().contains(PosixFilePermission.OTHERS_READ);
    }
}
