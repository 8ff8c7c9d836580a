package io.saslwatch.cli;

import io.saslwatch.config.Config;
import io.saslwatch.config.RunSettings;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** The file that the service's own log goes to instead of standard error. */
final class OwnLog {

    private OwnLog() {
    }

    /** Lets standard error of this process end in the file of the settings, if they name one. */
    static void begin(Config config) {
        if (config.text(RunSettings.LOG_FILE).isEmpty()) {
            return;
        }
        Path file = config.path(RunSettings.LOG_FILE);
        try {
            Files.createDirectories(file.getParent());
            System.setErr(new PrintStream(new WholeLines(new FileOutputStream(file.toFile(), true)), true,
                StandardCharsets.UTF_8));
        } catch (IOException unwritable) {
            throw Refusal.failed("the log " + file + " cannot be written (" + unwritable.getMessage() + "): make its "
                + "folder writable for this user, or correct " + RunSettings.LOG_FILE.key());
        }
    }
}
