package io.saslwatch.config;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Every setting there is, stage by stage in the order of the data's way. */
public final class AllSettings {

    /** All declarations under the title of their part, in the order of the data's way. */
    public static final Map<String, List<Setting>> GROUPS = groups();

    /** All declarations. */
    public static final List<Setting> LIST = GROUPS.values().stream().flatMap(List::stream).toList();

    /** How all keys begin; how near two are is decided by what follows. */
    private static final String PREFIX = "saslwatch.";

    private AllSettings() {
    }

    private static Map<String, List<Setting>> groups() {
        Map<String, List<Setting>> groups = new LinkedHashMap<>();
        groups.put("the process", RunSettings.ALL);
        groups.put("editing while it runs", ReloadSettings.ALL);
        groups.put("seeing inside", ManageSettings.ALL);
        groups.put("reading", ReadSettings.ALL);
        groups.put("reading the journal", JournalSettings.ALL);
        groups.put("extracting", ExtractSettings.ALL);
        groups.put("places of addresses", GeoSettings.ALL);
        groups.put("names of addresses", NameSettings.ALL);
        groups.put("enriching", EnrichSettings.ALL);
        groups.put("store and CSV files", StoreSettings.ALL);
        groups.put("detection", DetectSettings.ALL);
        groups.put("numbers of rules", RuleSettings.ALL);
        groups.put("alerts", AlertSettings.ALL);
        groups.put("TLS", TlsSettings.ALL);
        groups.put("mail", MailSettings.ALL);
        groups.put("daily report", ReportSettings.ALL);
        return Collections.unmodifiableMap(groups);
    }

    /**
     * The declaration of a key, if there is one. A key that continues a declared one with a dot and a path
     * ({@code saslwatch.extract.zone./var/log/mail.log}) is that setting for one source.
     */
    public static Optional<Setting> of(String key) {
        return LIST.stream()
            .filter(setting -> key.equals(setting.key()) || setting.perSource() && key.startsWith(setting.key() + "."))
            .findFirst();
    }

    /** The declared key that is most like a misspelt one, if any is near: a slip of some letters, not another word. */
    public static Optional<String> nearest(String key) {
        return LIST.stream().map(Setting::key)
            .min((a, b) -> Integer.compare(distance(key, a), distance(key, b)))
            .filter(best -> distance(key, best) <= Math.max(2, (key.length() - PREFIX.length()) / 4));
    }

    /** Levenshtein's distance: the fewest insertions, deletions and replacements of one character. */
    private static int distance(String a, String b) {
        int[] row = new int[b.length() + 1];
        for (int j = 0; j < row.length; j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int replaced = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(replaced, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[b.length()];
    }
}
