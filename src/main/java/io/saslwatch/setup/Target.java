package io.saslwatch.setup;

import java.nio.file.Path;

/**
 * The machine that is set up, and where its folders are: below {@code root}, which is {@code /} or a folder that
 * stands for it while a package is made.
 *
 * @param root    where the machine's {@code /} is
 * @param program the installed program as the machine names it, such as {@code /opt/saslwatch}
 */
public record Target(Path root, String program) {

    static final String SETTINGS = "/etc/saslwatch/application.properties";
    static final String SECRETS = "/etc/saslwatch/environment";
    static final String ROUTES = "/etc/saslwatch/routes";
    static final String STATE = "/var/lib/saslwatch";
    static final String UNIT = "/etc/systemd/system/saslwatch.service";
    static final String USERS = "/etc/sysusers.d/saslwatch.conf";
    static final String MANUAL = "/usr/local/share/man";
    static final String COMMAND = "/usr/local/bin/saslwatch";

    /** Whether this is the machine itself. */
    public boolean real() {
        return root.toString().equals("/");
    }

    /** Where a file of the machine is now. */
    Path at(String name) {
        return root.resolve(name.substring(1));
    }
}
