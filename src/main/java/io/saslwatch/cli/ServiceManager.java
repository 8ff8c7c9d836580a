package io.saslwatch.cli;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * The service manager that started this process, if it wants to be told (systemd's {@code Type=notify}, see
 * sd_notify(3)). Its socket takes datagrams, which Java 17 cannot send over Unix sockets, so {@code systemd-notify} does
 * it. Thread-safe.
 */
final class ServiceManager {

    private static final System.Logger LOG = System.getLogger("io.saslwatch.run");
    private static final long PATIENCE_SECONDS = 10;

    private final boolean listens;

    /** With the environment that the process was started in. */
    ServiceManager(Map<String, String> environment) {
        listens = !environment.getOrDefault("NOTIFY_SOCKET", "").isEmpty();
    }

    /** All routes run. */
    void ready(String status) {
        tell("--ready", "--status=" + status);
    }

    /** The end has begun. */
    void stopping() {
        tell("STOPPING=1");
    }

    private void tell(String... words) {
        if (!listens) {
            return;
        }
        List<String> command = new ArrayList<>(List.of("systemd-notify"));
        command.addAll(List.of(words));
        try {
            Process process = new ProcessBuilder(command).redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
            if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                warn("it did not end within " + PATIENCE_SECONDS + " s");
            } else if (process.exitValue() != 0) {
                warn("it ended with status " + process.exitValue());
            }
        } catch (IOException missing) {
            warn(missing.getMessage());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private static void warn(String why) {
        LOG.log(System.Logger.Level.WARNING, "The service manager was not told: systemd-notify failed ({0}). Install it, "
            + "or write Type=exec into the unit.", why);
    }
}
