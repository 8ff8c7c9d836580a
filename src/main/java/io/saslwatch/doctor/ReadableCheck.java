package io.saslwatch.doctor;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Whether files are there and can be read.
 *
 * @param check   the matter
 * @param needed  whether the service does not work without them
 * @param missing what to do when one is not there
 */
public record ReadableCheck(String check, List<Path> files, Account account, boolean needed, String missing) implements Check {

    private static final int TOLD = 3;

    @Override
    public List<Finding> look() {
        List<Finding> findings = new ArrayList<>();
        List<Path> gone = files.stream().filter(file -> !Files.exists(file)).toList();
        if (!gone.isEmpty()) {
            findings.add(told("there is no " + Texts.list(gone, TOLD), missing));
        }
        List<Path> refused = files.stream().filter(file -> Files.exists(file) && !account.reads(file)).toList();
        if (!refused.isEmpty()) {
            findings.add(told(account.name() + " may not read " + Texts.list(refused, TOLD), "let " + account.name()
                + " enter the folders on the way, and read it, such as with setfacl -m u:" + account.name() + ":r "
                + refused.get(0)));
        }
        if (findings.isEmpty() && !files.isEmpty()) {
            findings.add(Finding.ok(check, account.name() + " may read " + Texts.list(files, TOLD)));
        }
        return findings;
    }

    private Finding told(String what, String remedy) {
        return needed ? Finding.fail(check, what, remedy) : Finding.warn(check, what, remedy);
    }
}
