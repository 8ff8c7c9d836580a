package io.saslwatch.cli;

import io.saslwatch.config.Config;
import io.saslwatch.config.RunSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Keeps the service from running as root: it reads text that attackers choose, and needs no right but to read logs.
 *
 * @param user number of the user that the process belongs to
 */
record RootGuard(int user) {

    private static final int ROOT = 0;
    private static final int UNKNOWN = -1;

    /** Of this process, as Linux tells in /proc (proc(5)); where there is no /proc nothing is known. */
    static RootGuard ofThisProcess() {
        try {
            return new RootGuard((Integer) Files.getAttribute(Path.of("/proc/self"), "unix:uid"));
        } catch (IOException | UnsupportedOperationException unknown) {
            return new RootGuard(UNKNOWN);
        }
    }

    boolean root() {
        return user == ROOT;
    }

    /** Refuses root unless a setting allows it. */
    void check(Config config) {
        if (root() && !config.on(RunSettings.AS_ROOT)) {
            throw Refusal.failed("'run' does not run as root, because it reads what attackers write: start it as a user "
                + "of its own ('saslwatch setup' makes one, and a service), or set " + RunSettings.AS_ROOT.key()
                + "=true where root is no more than any user, as in some containers");
        }
    }
}
