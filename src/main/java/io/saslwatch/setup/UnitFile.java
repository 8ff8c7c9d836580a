package io.saslwatch.setup;

/** The shipped unit, made to fit one machine. Stateless. */
final class UnitFile {

    private static final String PROGRAM = "/opt/saslwatch";
    static final String GROUPS = "SupplementaryGroups=";
    private static final String SHIPPED_GROUPS = GROUPS + "adm\n";

    private UnitFile() {
    }

    /**
     * @param shipped the unit of the distribution
     * @param program where the program is
     * @param group   who may read the logs; empty when no group is needed
     */
    static String of(String shipped, String program, String group) {
        if (!shipped.contains(PROGRAM + "/bin/") || !shipped.contains(SHIPPED_GROUPS)) {
            throw new IllegalArgumentException("the unit in the folder systemd of the program is not the shipped one: "
                + "restore it, and put your changes into a drop-in with 'systemctl edit saslwatch'");
        }
        return shipped.replace("ExecStart=" + PROGRAM + "/", "ExecStart=" + quoted(program) + "/")
            .replace(SHIPPED_GROUPS, group.isEmpty() ? "" : GROUPS + group + "\n");
    }

    /** systemd splits at blanks and expands % and $, see systemd.service(5). */
    private static String quoted(String program) {
        if (!program.matches("/[A-Za-z0-9._/+-]*")) {
            throw new IllegalArgumentException("the program is in '" + program + "', which systemd cannot be told: move it "
                + "to a folder of plain letters, such as /opt/saslwatch");
        }
        return program;
    }
}
