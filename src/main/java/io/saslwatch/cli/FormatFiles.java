package io.saslwatch.cli;

import io.saslwatch.config.Config;
import io.saslwatch.config.ExtractSettings;
import io.saslwatch.extract.format.Formats;
import java.nio.file.Path;
import java.util.Map;

/** The format files that the settings name, with what settings give them. */
final class FormatFiles {

    private static final int SHORTEST = 4;

    private FormatFiles() {
    }

    /** Reads them; refuses a text that cannot be searched for. */
    static Formats of(Config config) {
        return of(config, config.path(ExtractSettings.FORMATS));
    }

    /** The same of another folder. */
    static Formats of(Config config, Path folder) {
        String quota = config.text(ExtractSettings.QUOTA_MESSAGE);
        if (quota.length() < SHORTEST) {
            throw Refusal.usage(ExtractSettings.QUOTA_MESSAGE.key() + " is '" + quota + "': it is searched in every "
                + "rejection, and needs " + SHORTEST + " characters; write more of the message, or remove the setting");
        }
        return Formats.of(folder, Map.of(Formats.QUOTA, quota));
    }
}
