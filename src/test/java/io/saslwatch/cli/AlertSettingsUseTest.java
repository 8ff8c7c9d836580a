package io.saslwatch.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.saslwatch.config.AlertSettings;
import io.saslwatch.config.Config;
import io.saslwatch.config.ConfigLoader;
import io.saslwatch.config.Setting;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.camel.model.TemplatedRouteDefinition;
import org.apache.camel.model.TemplatedRouteParameterDefinition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every setting of a sink is handed to its template, and every parameter of a template does something. */
class AlertSettingsUseTest {

    private static final Pattern DECLARED = Pattern.compile("(?m)^      - name: ([a-z-]+)$");

    @TempDir
    private Path home;

    /** Values that are told apart, of all settings of alerts. */
    private static Map<String, String> values() {
        Map<String, String> values = new HashMap<>();
        int number = 100;
        for (Setting setting : AlertSettings.ALL) {
            number++;
            values.put(setting.key(), switch (setting.kind()) {
                case SWITCH -> "true";
                case NUMBER -> String.valueOf(number);
                case DURATION -> number + "m";
                case CHOICE -> setting.words().stream().filter(word -> !word.equals(setting.standard())).findFirst().orElseThrow();
                default -> "value" + number;
            });
        }
        return values;
    }

    private List<TemplatedRouteDefinition> routes(Map<String, String> values) throws Exception {
        Config config = new ConfigLoader(home).commandLine(values).load().config();
        AlertRoutes routes = new AlertRoutes(config);
        routes.configure();
        return routes.getTemplatedRouteCollection().getTemplatedRoutes();
    }

    private static Path template(String sink) {
        return Path.of("routes/6-deliver/templates/sink-" + sink + ".camel.yaml");
    }

    private static String head(String template) {
        return template.substring(template.indexOf("    parameters:"), template.indexOf("    beans:"));
    }

    @Test
    void everySettingReachesTheSinkThatItIsOf() throws Exception {
        Map<String, String> values = values();
        Map<String, Map<String, String>> handed = routes(values).stream().collect(Collectors.toMap(
            TemplatedRouteDefinition::getRouteTemplateRef, route -> route.getParameters().stream().collect(Collectors.toMap(
                TemplatedRouteParameterDefinition::getName, TemplatedRouteParameterDefinition::getValue))));

        assertThat(handed).hasSize(AlertSettings.SWITCHES.size());
        for (Setting setting : AlertSettings.ALL) {
            String rest = setting.key().substring("saslwatch.alert.".length());
            int dot = rest.indexOf('.');
            if (dot < 0) {
                assertThat(handed.values()).as(setting.key())
                    .allSatisfy(each -> assertThat(each).containsEntry(rest, values.get(setting.key())));
            } else if (!setting.equals(AlertSettings.SCREEN)) {
                assertThat(handed.get("sink-" + rest.substring(0, dot))).as(setting.key())
                    .containsEntry(rest.substring(dot + 1), values.get(setting.key()));
            }
        }
    }

    @Test
    void everyParameterThatIsHandedOverIsDeclaredAndUsedByItsTemplate() throws Exception {
        for (TemplatedRouteDefinition route : routes(values())) {
            String template = Files.readString(template(route.getRouteTemplateRef().substring("sink-".length())));
            Matcher names = DECLARED.matcher(head(template));
            TreeSet<String> declared = new TreeSet<>();
            while (names.find()) {
                declared.add(names.group(1));
            }
            assertThat(declared).as(route.getRouteTemplateRef()).containsAll(route.getParameters().stream()
                .map(TemplatedRouteParameterDefinition::getName).toList());
            String body = template.substring(template.indexOf("    beans:"));
            assertThat(declared).as(route.getRouteTemplateRef())
                .allSatisfy(name -> assertThat(body).contains("{{" + name + "}}"));
        }
    }

    @Test
    void aSinkThatIsNotSetHasNoRoute() throws Exception {
        assertThat(routes(Map.of())).isEmpty();
        assertThat(routes(Map.of("saslwatch.alert.screen.enabled", "true"))).singleElement()
            .matches(route -> route.getRouteId().equals("sink-screen"));
    }
}
