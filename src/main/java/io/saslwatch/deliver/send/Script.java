package io.saslwatch.deliver.send;

import io.saslwatch.deliver.AlertMessage;
import io.saslwatch.deliver.render.AlertJson;
import io.saslwatch.event.Alert;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.apache.camel.Exchange;

/**
 * Runs an operator's program for each alert: never through a shell, with the subject as the argument after {@code --} and
 * the alert as JSON on standard input. Thread-safe.
 */
public final class Script {

    /** Header: the exit status of the last run. */
    public static final String STATUS = "CamelScriptStatus";

    private final List<String> command;
    private final Duration timeout;

    /**
     * @param command program and arguments, separated by blanks; no quoting, for there is no shell
     * @param timeout how long one run may take, such as 10s
     */
    public Script(String command, String timeout) {
        this.command = Arrays.stream(command.strip().split("\\s+")).toList();
        this.timeout = io.saslwatch.config.Values.duration(timeout);
    }

    /**
     * Refuses a program that is not there or may not be run.
     *
     * @throws IllegalArgumentException naming it
     */
    public void requireProgram() {
        String program = command.get(0);
        String path = program.contains("/") ? "" : System.getenv().getOrDefault("PATH", "");
        boolean found = Arrays.stream(path.split(File.pathSeparator)).map(folder -> Path.of(folder, program))
            .anyMatch(file -> Files.isRegularFile(file) && Files.isExecutable(file));
        if (!found) {
            throw new IllegalArgumentException("there is no program " + program + " that this user may run: write the "
                + "absolute path of one, and make it executable");
        }
    }

    /**
     * Runs the program once for each alert of the message.
     *
     * @throws IOException when it cannot be started, takes too long, or its exit status is not 0
     */
    public void run(Exchange exchange) throws IOException, InterruptedException {
        for (Alert alert : exchange.getMessage().getBody(AlertMessage.class).alerts()) {
            exchange.getMessage().setHeader(STATUS, run(alert));
        }
    }

    private int run(Alert alert) throws IOException, InterruptedException {
        List<String> arguments = new ArrayList<>(command);
        arguments.add("--");
        // The operating system ends an argument at NUL
        arguments.add(alert.finding().subject().replace('\0', '\uFFFD'));
        // A file and not a pipe: a program that does not read must not hold us up
        Path input = Files.createTempFile("saslwatch-alert", ".json");
        try {
            Files.write(input, new AlertJson().render(List.of(alert)).getBytes(StandardCharsets.UTF_8));
            Process process = new ProcessBuilder(arguments).redirectInput(input.toFile())
                .redirectOutput(ProcessBuilder.Redirect.DISCARD).redirectError(ProcessBuilder.Redirect.DISCARD).start();
            return ended(process);
        } finally {
            Files.deleteIfExists(input);
        }
    }

    private int ended(Process process) throws IOException, InterruptedException {
        try {
            if (!process.waitFor(timeout.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new IOException("the script " + command.get(0) + " took longer than " + timeout.toSeconds()
                    + " s and was ended; make it quicker, or let it do its work in the background");
            }
            if (process.exitValue() != 0) {
                throw new IOException("the script " + command.get(0) + " ended with exit status " + process.exitValue());
            }
            return 0;
        } finally {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
    }
}
