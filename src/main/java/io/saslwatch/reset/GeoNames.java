package io.saslwatch.reset;

import io.saslwatch.config.Config;
import io.saslwatch.config.FileList;
import io.saslwatch.config.GeoSettings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Which files of the folder of data on places are meant.
 *
 * @param folder where {@code geo update} puts files
 * @param wanted names of the files that it downloads, as the settings have them
 * @param named  names of those sources that lie in this folder; they may have been bought, and put there by hand
 */
record GeoNames(Path folder, Set<String> wanted, Set<String> named) {

    private static final String LOCK = ".update.lock";
    /** What is kept and made beside a downloaded file, whose name is the group. */
    private static final Pattern BESIDE = Pattern.compile("\\.(.+)\\.(?:origin(?:\\.next)?|part)");

    static GeoNames of(Config config) {
        Path folder = config.path(GeoSettings.FOLDER).toAbsolutePath();
        Set<String> wanted = Stream.of(config.text(GeoSettings.UPDATE_URLS).split(",")).map(GeoNames::end)
            .filter(name -> !name.isEmpty()).collect(Collectors.toSet());
        Set<String> named = new HashSet<>();
        for (String name : FileList.of(config.text(GeoSettings.FILES))) {
            Path file = config.folder(GeoSettings.FILES).resolve(name).toAbsolutePath().normalize();
            if (folder.equals(file.getParent())) {
                named.add(file.getFileName().toString());
            }
        }
        return new GeoNames(folder, wanted, named);
    }

    /** The name of the file in an entry: in front of it, or at the end of the address. */
    private static String end(String entry) {
        String address = entry.strip();
        int name = address.indexOf('=');
        int scheme = address.indexOf(':');
        return name > 0 && name < scheme ? address.substring(0, name)
            : address.replaceFirst("[?#].*", "").replaceFirst(".*/", "");
    }

    /** Whether a file was downloaded, or is kept beside one that was: also when the settings have named another since. */
    boolean downloaded(String name) {
        var beside = BESIDE.matcher(name);
        return wanted.contains(name) || name.equals(LOCK) || Files.exists(folder.resolve("." + name + ".origin"))
            || beside.matches() && (wanted.contains(beside.group(1)) || name.contains(".origin"));
    }
}
