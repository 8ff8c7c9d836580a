package io.saslwatch.cli;

import io.saslwatch.config.Problem;
import io.saslwatch.config.Setting;
import io.saslwatch.store.StoreException;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Asks a part of the program whether it can work with a setting: it knows that itself, and says at last what to write. */
final class PartCheck {

    private static final Pattern REMEDY = Pattern.compile("(?s)(.*)(?:: |\\. )([wW])rite (.*)");

    private PartCheck() {
    }

    /** What is wrong with the setting; nothing when the part can be made. */
    static List<Problem> of(Setting setting, String what, Runnable part) {
        try {
            part.run();
            return List.of();
        } catch (IllegalArgumentException | StoreException | Refusal wrong) {
            Matcher said = REMEDY.matcher(wrong.getMessage());
            return List.of(said.matches() ? new Problem(setting.key(), what, said.group(1), "write " + said.group(3))
                : new Problem(setting.key(), what, wrong.getMessage(), "correct it"));
        }
    }
}
