package io.saslwatch.doctor;

import java.nio.file.Path;

/** Tells of a folder that a user cannot enter: without that, no right on what lies in it helps. Stateless. */
final class Barred {

    private Barred() {
    }

    /**
     * The finding.
     *
     * @param folder  the first that cannot be entered
     * @param towards what is wanted in it
     * @param listed  whether its names must be listed, too, as to find rotated logs
     */
    static Finding finding(String check, Account account, Path folder, String towards, boolean listed) {
        return Finding.fail(check, account.name() + " may not enter " + folder + ", so it cannot reach " + towards,
            "setfacl -m u:" + account.name() + (listed ? ":rx " : ":x ") + folder + ", then look again");
    }
}
