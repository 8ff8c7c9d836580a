package io.saslwatch.setup;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The shipped unit, made to fit one machine. Stateless. */
final class UnitFile {

    private static final String PROGRAM = "/opt/saslwatch";
    static final String GROUPS = "SupplementaryGroups=";
    private static final String SHIPPED_GROUPS = GROUPS + "adm\n";

    private static final String CACHE = "Environment=XDG_CACHE_HOME=/var/cache\n";
    private static final String STRICT = "ProtectSystem=strict\n";
    private static final List<String> HIDDEN = List.of("/home", "/root", "/run/user", "/tmp", "/var/tmp");

    private UnitFile() {
    }

    /**
     * @param shipped the unit of the distribution
     * @param program where the program is
     * @param group   who may read the logs; empty when no group is needed
     * @param java    the JAVA_HOME, when it needs one
     * @param written folders of others that the service writes
     */
    static String of(String shipped, String program, String group, Optional<String> java,
                     List<String> written) {
        if (!shipped.contains(PROGRAM + "/bin/") || !shipped.contains(SHIPPED_GROUPS) || !shipped.contains(CACHE)
            || !shipped.contains(STRICT)) {
            throw new IllegalArgumentException("the unit in the folder systemd of the program is not the shipped one: "
                + "restore it, and put your changes into a drop-in with 'systemctl edit saslwatch'");
        }
        return shipped.replace("ExecStart=" + PROGRAM + "/", "ExecStart=" + quoted(program) + "/")
            .replace(CACHE, CACHE + java.map(home -> "Environment=JAVA_HOME=" + quoted(home) + "\n").orElse(""))
            .replace(STRICT, STRICT + written.stream().map(folder -> "ReadWritePaths=-" + quoted(folder) + "\n")
                .collect(Collectors.joining()))
            .replace(SHIPPED_GROUPS, group.isEmpty() ? "" : GROUPS + group + "\n");
    }

    /** Refuses a place that the unit hides from the service, with ProtectHome and PrivateTmp. */
    static void requireSeen(String place) {
        if (HIDDEN.stream().anyMatch(folder -> Path.of(place).normalize().startsWith(folder))) {
            throw new IllegalArgumentException("the program or its Java is in '" + place + "', which the unit hides from the "
                + "service (ProtectHome, PrivateTmp): move the program to /opt/saslwatch, Java to /opt or /usr, and run setup "
                + "from there");
        }
    }

    /** systemd splits at blanks and expands % and $, see systemd.service(5). */
    private static String quoted(String program) {
        if (!program.matches("/[A-Za-z0-9._/+-]*")) {
            throw new IllegalArgumentException("the program, its Java or a folder that it writes is in '" + program
                + "', which systemd cannot be told: move it "
                + "to a folder of plain letters, such as /opt/saslwatch");
        }
        return program;
    }
}
