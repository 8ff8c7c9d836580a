package io.saslwatch.config;

import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What CSV files of events are called that are not one for each day. Stateless. */
public final class CsvNames {

    /** Of the layout single, unless it is set otherwise. */
    public static final String SINGLE = "events.csv";
    /** Of the layout maillogsentinel, likewise. */
    public static final String MAILLOGSENTINEL = "maillogsentinel.csv";

    private CsvNames() {
    }

    /** All names that such a file may have; an empty one among them when none is set. */
    public static Set<String> single(Config config) {
        return Stream.of(SINGLE, MAILLOGSENTINEL, config.text(StoreSettings.CSV_FILE)).collect(Collectors.toSet());
    }
}
