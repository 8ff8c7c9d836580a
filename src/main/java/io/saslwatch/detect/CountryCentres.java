package io.saslwatch.detect;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Where countries are: {@code country-centres.csv}, whose head tells what the numbers are. Immutable, thread-safe. */
final class CountryCentres {

    private static final String FILE = "country-centres.csv";

    private final Map<String, Spot> centres;

    private CountryCentres(Map<String, Spot> centres) {
        this.centres = Map.copyOf(centres);
    }

    /** Reads the file that ships. */
    static CountryCentres load() {
        Map<String, Spot> centres = new HashMap<>();
        try (InputStream file = CountryCentres.class.getResourceAsStream(FILE);
                BufferedReader lines = new BufferedReader(new InputStreamReader(file, StandardCharsets.UTF_8))) {
            lines.lines().filter(line -> !line.startsWith("#")).map(line -> line.split(",")).forEach(column ->
                centres.put(column[0], new Spot(Double.parseDouble(column[1]), Double.parseDouble(column[2]),
                    Double.parseDouble(column[3]))));
        } catch (IOException broken) {
            throw new UncheckedIOException("The program's file " + FILE + " cannot be read", broken);
        }
        return new CountryCentres(centres);
    }

    /** The place of a country, ISO 3166-1 alpha-2; empty for null and for those where nobody lives. */
    Optional<Spot> of(String country) {
        return country == null ? Optional.empty() : Optional.ofNullable(centres.get(country));
    }

    /** How many countries there are. */
    int size() {
        return centres.size();
    }
}
