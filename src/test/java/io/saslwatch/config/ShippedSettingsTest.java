package io.saslwatch.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The declarations against the files that people read. */
class ShippedSettingsTest {

    private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\{\\??(saslwatch\\.[a-z0-9.-]+)");

    @Test
    void theShippedFileListsEverySettingWithItsDefaultAndMeaning() throws IOException {
        assertThat(Files.readString(Path.of("application.properties")))
            .isEqualTo(SettingsText.properties(AllSettings.GROUPS));
    }

    @Test
    void theTableOfTheReadmeIsMadeOfTheDeclarations() throws IOException {
        assertThat(Files.readString(Path.of("README.md"))).contains(SettingsText.table(AllSettings.GROUPS));
    }

    @Test
    void aChoiceTellsItsWordsToPeopleAndHasADefaultAmongThem() {
        List<Setting> choices = AllSettings.LIST.stream().filter(setting -> setting.kind() == Setting.Kind.CHOICE).toList();
        assertThat(choices).isNotEmpty().allSatisfy(setting -> {
            assertThat(setting.words()).contains(setting.standard());
            assertThat(setting.doc()).contains(setting.words());
        });
    }

    @Test
    void everyPlaceholderInARouteIsDeclared() throws IOException {
        List<String> declared = AllSettings.LIST.stream().map(Setting::key).toList();
        TreeSet<String> used = new TreeSet<>();
        try (Stream<Path> files = Files.walk(Path.of("routes"))) {
            for (Path file : files.filter(path -> path.toString().endsWith(".yaml")).toList()) {
                Matcher matcher = PLACEHOLDER.matcher(Files.readString(file));
                while (matcher.find()) {
                    used.add(matcher.group(1));
                }
            }
        }
        assertThat(used).contains(StoreSettings.DIALECT);
        used.remove(StoreSettings.DIALECT);
        assertThat(declared).containsAll(used);
    }

    @Test
    void everySettingIsUsedBySomeRouteOrClass() throws IOException {
        StringBuilder text = new StringBuilder();
        for (String folder : List.of("routes", "src/main/java")) {
            try (Stream<Path> files = Files.walk(Path.of(folder))) {
                for (Path file : files.filter(Files::isRegularFile)
                        .filter(path -> !path.getFileName().toString().endsWith("Settings.java")).toList()) {
                    text.append(Files.readString(file, StandardCharsets.UTF_8));
                }
            }
        }
        for (java.lang.reflect.Field field : Stream.of(RunSettings.class, ReadSettings.class, JournalSettings.class, ExtractSettings.class,
                GeoSettings.class, NameSettings.class, EnrichSettings.class, StoreSettings.class, DetectSettings.class,
                TlsSettings.class, MailSettings.class, ReportSettings.class, ReloadSettings.class, ManageSettings.class)
                .flatMap(type -> Stream.of(type.getDeclaredFields()))
                .filter(field -> field.getType() == Setting.class).toList()) {
            String holder = field.getDeclaringClass().getSimpleName();
            assertThat(text.toString()).as("use of " + holder + "." + field.getName())
                .containsPattern("\\b" + holder + "\\." + field.getName() + "\\b|\\{\\{" + key(field) + "\\}\\}");
        }
    }

    @Test
    void settingsThatTakeEffectAtOnceAreUsedByRoutesAndByNothingThatKeepsThem() throws IOException {
        StringBuilder routes = new StringBuilder();
        try (Stream<Path> files = Files.walk(Path.of("routes"))) {
            for (Path file : files.filter(path -> path.toString().endsWith(".camel.yaml")).toList()) {
                routes.append(Files.readString(file));
            }
        }
        assertThat(LiveSettings.usedByRoutesOnly()).isNotEmpty()
            .allSatisfy(key -> assertThat(routes.toString()).contains("{{" + key + "}}"));
        // Those that only start once, or belong to a command that sets or asks them for its own run, may name such a setting
        List<String> mayName = List.of("LiveSettings.java", "Examination.java", "ReadOnce.java", "FolderChecks.java", "RuleTrial.java", "RunCommand.java");
        try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
            for (Path file : files.filter(path -> path.toString().endsWith(".java")
                    && !path.getFileName().toString().endsWith("Settings.java")
                    && !mayName.contains(path.getFileName().toString())).toList()) {
                String text = Files.readString(file);
                for (Class<?> type : List.of(ReadSettings.class, DetectSettings.class)) {
                    for (java.lang.reflect.Field field : type.getDeclaredFields()) {
                        if (field.getType() == Setting.class && LiveSettings.usedByRoutesOnly().contains(value(field).key())) {
                            assertThat(text).as(file.toString())
                                .doesNotContainPattern("\\b" + type.getSimpleName() + "\\." + field.getName() + "\\b");
                        }
                    }
                }
            }
        }
    }

    @Test
    void everyNumberOfARuleIsUsedByARoute() throws IOException {
        StringBuilder text = new StringBuilder();
        try (Stream<Path> files = Files.list(Path.of("routes/5-detect"))) {
            for (Path file : files.filter(path -> path.toString().endsWith(".camel.yaml")).toList()) {
                text.append(Files.readString(file));
            }
        }
        assertThat(RuleSettings.ALL).allSatisfy(setting ->
            assertThat(text.toString()).contains("{{" + setting.key() + "}}"));
    }

    private static String key(java.lang.reflect.Field field) {
        return Pattern.quote(value(field).key());
    }

    private static Setting value(java.lang.reflect.Field field) {
        try {
            return (Setting) field.get(null);
        } catch (IllegalAccessException impossible) {
            throw new AssertionError(impossible);
        }
    }
}
