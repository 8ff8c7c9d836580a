package io.saslwatch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Stages know the records that travel and the settings, and not each other: routes do the joining. */
class StagesTest {

    private static final Path SOURCES = Path.of("src/main/java/io/saslwatch");
    private static final List<String> STAGES =
        List.of("read", "extract", "enrich", "store", "detect", "deliver", "report");
    private static final Pattern IMPORT = Pattern.compile("^import (?:static )?io\\.saslwatch\\.(\\w+)",
        Pattern.MULTILINE);

    @Test
    void noStageImportsAnotherStage() throws IOException {
        assertThat(strangers(STAGES, "event", "config")).isEmpty();
    }

    @Test
    void whatIsNoPartOfALinesPathKnowsNoStage() throws IOException {
        assertThat(strangers(List.of("setup", "doctor", "reset"), "config")).isEmpty();
    }

    private static List<String> strangers(List<String> packages, String... others) throws IOException {
        List<String> strangers = new ArrayList<>();
        for (String stage : packages) {
            List<String> allowed = new ArrayList<>(List.of(others));
            allowed.add(stage);
            try (Stream<Path> files = Files.walk(SOURCES.resolve(stage))) {
                for (Path file : files.filter(path -> path.toString().endsWith(".java")).toList()) {
                    Matcher imported = IMPORT.matcher(Files.readString(file));
                    while (imported.find()) {
                        if (!allowed.contains(imported.group(1))) {
                            strangers.add(file + " imports " + imported.group(1));
                        }
                    }
                }
            }
        }
        return strangers;
    }

    @Test
    void onlyTheCommandLineSitsAboveReloading() throws IOException {
        List<String> strangers = new ArrayList<>();
        try (Stream<Path> files = Files.walk(SOURCES)) {
            for (Path file : files.filter(path -> path.toString().endsWith(".java")).toList()) {
                Matcher imported = IMPORT.matcher(Files.readString(file));
                String holder = SOURCES.relativize(file).getName(0).toString();
                while (imported.find()) {
                    boolean reloadKnowsCli = List.of("reload", "manage").contains(holder) && imported.group(1).equals("cli");
                    boolean belowKnowsReload = imported.group(1).equals("reload") && !List.of("reload", "manage", "cli").contains(holder);
                    if (reloadKnowsCli || belowKnowsReload) {
                        strangers.add(file + " imports " + imported.group(1));
                    }
                }
            }
        }
        assertThat(strangers).isEmpty();
    }

    @Test
    void theRecordsThatTravelKnowNoStage() throws IOException {
        try (Stream<Path> files = Files.walk(SOURCES.resolve("event"))) {
            for (Path file : files.filter(path -> path.toString().endsWith(".java")).toList()) {
                assertThat(IMPORT.matcher(Files.readString(file)).results().map(found -> found.group(1)))
                    .as(file.toString()).allMatch("event"::equals);
            }
        }
    }

    @Test
    void whatIsLoggedIsNamedAfterAStageAndNotAfterAClass() throws IOException {
        Pattern logger = Pattern.compile("(?:System|LoggerFactory)\\.getLogger\\((.*?)\\)");
        List<String> names = new ArrayList<>();
        try (Stream<Path> files = Files.walk(SOURCES)) {
            for (Path file : files.filter(path -> path.toString().endsWith(".java")).toList()) {
                logger.matcher(Files.readString(file)).results().forEach(found -> names.add(found.group(1)));
            }
        }
        assertThat(names).isNotEmpty().allMatch(name -> name.matches("\"io\\.saslwatch(\\.[a-z]+)+\""));
    }

    @Test
    void everyRouteIsCalledAsItsFileAndSaysWhatItIsFor() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("routes"))) {
            for (Path file : files.filter(path -> path.toString().endsWith(".camel.yaml")).toList()) {
                String text = Files.readString(file);
                if (text.contains("- route:")) {
                    String name = file.getFileName().toString().replace(".camel.yaml", "");
                    assertThat(text).as(file.toString()).contains("- route:\n    id: " + name + "\n    description: ")
                        .containsOnlyOnce("- route:");
                }
            }
        }
    }
}
