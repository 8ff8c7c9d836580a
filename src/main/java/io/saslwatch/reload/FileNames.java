package io.saslwatch.reload;

import java.util.regex.Pattern;

/** Tells a version of a file from what editors, packagers and mounted volumes put beside it. */
final class FileNames {

    /** Hidden files, the links and folders of a mounted ConfigMap, lock files, backups, and files not yet renamed. */
    private static final Pattern ASIDE = Pattern.compile("[.#].*|.*[~#]|4913|.*___jb_(?:tmp|old)___"
        + "|.*\\.(?:swp|swo|swx|tmp|temp|part|bak|old|orig|rej|save|new|rpmnew|rpmsave|rpmorig|dpkg-\\w+|ucf-\\w+)");

    private FileNames() {
    }

    /** Whether a file or folder of this name holds something that is meant. */
    static boolean counts(String name) {
        return !ASIDE.matcher(name).matches();
    }

    /** Whether a name within the folder of the routes is that of a file that Camel loads. */
    static boolean isRoute(String name) {
        return name.endsWith(".camel.yaml");
    }
}
