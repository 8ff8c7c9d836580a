package io.saslwatch.detect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Distances, and journeys that nobody can have made. */
class TravelTest {

    private final Travel travel = new Travel(CountryCentres::load);

    private static Map<String, Object> row(String user, long hours, String ip, String country, Long asn) {
        Map<String, Object> row = new HashMap<>();
        row.put("username", user);
        row.put("time", hours * 3_600_000_000L);
        row.put("ip", ip);
        row.put("country", country);
        row.put("asn", asn);
        return row;
    }

    private static Map<String, Object> at(Map<String, Object> row, double latitude, double longitude, String city) {
        row.put("latitude", latitude);
        row.put("longitude", longitude);
        row.put("city", city);
        return row;
    }

    @Test
    void distancesAreThoseOfTheGlobeAcrossTheDateLineAndThePoles() {
        assertThat(new Spot(48.8566, 2.3522, 0).kilometresTo(new Spot(40.7128, -74.0060, 0))).isCloseTo(5_837, within(15.0));
        assertThat(new Spot(0, 179.5, 0).kilometresTo(new Spot(0, -179.5, 0))).isCloseTo(111.2, within(0.5));
        assertThat(new Spot(90, 0, 0).kilometresTo(new Spot(-90, 77, 0))).isCloseTo(20_015, within(1.0));
        assertThat(new Spot(51, 10, 450).kilometresTo(new Spot(46.6, 2.5, 600))).as("neighbours").isZero();
    }

    @Test
    void everyCountryThatJavaKnowsHasAMiddleButThoseWhereNobodyLives() {
        CountryCentres centres = CountryCentres.load();
        Set<String> missing = new TreeSet<>(Set.of(Locale.getISOCountries()));
        missing.removeIf(country -> centres.of(country).isPresent());

        // Antarctica, Bouvet, Heard and McDonald, and codes that are withdrawn
        assertThat(missing).isSubsetOf("AQ", "BV", "HM", "AN");
        assertThat(centres.size()).isGreaterThan(240);
        assertThat(centres.of("??")).isEmpty();
    }

    @Test
    void coordinatesWithoutACityAreNoBetterThanTheMiddleOfTheCountry() {
        List<Map<String, Object>> rows = List.of(row("bob", 0, "192.0.2.1", "US", 1L),
            at(row("bob", 1, "192.0.2.2", "US", 2L), 37.75, -97.82, null),
            at(row("bob", 2, "192.0.2.3", "US", 2L), 61.2, -149.9, "Anchorage"));

        assertThat(travel.impossible(rows, 500, 900, "")).isEmpty();
    }

    @Test
    void exemptSystemsAreLeftOutAsIfNothingHadBeenThere() {
        List<Map<String, Object>> rows = List.of(row("bob", 0, "192.0.2.1", "DE", 64496L),
            row("bob", 1, "198.51.100.7", "BR", 64497L), row("bob", 2, "192.0.2.1", "DE", 64496L));

        assertThat(travel.impossible(rows, 500, 900, "")).singleElement().satisfies(row -> {
            assertThat(row.get("events")).isEqualTo(3);
            assertThat(row.get("hours")).isEqualTo("1.0");
        });
        assertThat(travel.impossible(rows, 500, 900, "AS1, as64497")).isEmpty();
        assertThatThrownBy(() -> travel.impossible(rows, 500, 900, "carrier")).hasMessageContaining("'carrier'");
    }

    @Test
    void floorAndSpeedAreBounds() {
        List<Map<String, Object>> rows = List.of(at(row("bob", 0, "192.0.2.1", "DE", 1L), 52.52, 13.40, "Berlin"),
            at(row("bob", 1, "192.0.2.2", "DE", 2L), 48.14, 11.58, "Munich"));

        assertThat(travel.impossible(rows, 500, 500, "")).as("504 km in an hour").hasSize(1);
        assertThat(travel.impossible(rows, 510, 500, "")).isEmpty();
        assertThat(travel.impossible(rows, 500, 510, "")).isEmpty();
    }

    @Test
    void twoUsersAreNoJourneyAndTheSameSecondIsOne() {
        assertThat(travel.impossible(List.of(row("bob", 0, "192.0.2.1", "DE", 1L), row("eve", 0, "192.0.2.2", "BR", 2L)),
            500, 900, "")).isEmpty();
        assertThat(travel.impossible(List.of(row("bob", 0, "192.0.2.1", "DE", 1L), row("bob", 0, "192.0.2.2", "BR", 2L)),
            500, 900, "")).hasSize(1);
    }
}
