package io.saslwatch.setup;

import static org.assertj.core.api.Assertions.assertThat;

import io.saslwatch.config.AllSettings;
import io.saslwatch.config.Setting;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ChosenTest {

    @Test
    void everySettingWithARelativePlaceGetsOneOfTheMachine() {
        Map<String, String> chosen = Chosen.settings(answers(), Map.of());
        List<Setting> places = AllSettings.LIST.stream().filter(ChosenTest::startsAtTheProgram).toList();
        assertThat(places).extracting(Setting::key).contains("saslwatch.reload.good", "saslwatch.store.url",
            "saslwatch.inbox.folder", "saslwatch.routes", "saslwatch.enrich.geo.files");
        assertThat(places).allSatisfy(setting -> assertThat(chosen).containsKey(setting.key()));
        assertThat(places).allSatisfy(setting -> assertThat(chosen.get(setting.key()).replaceFirst("^jdbc:sqlite:", "")
            .split(",")).as(setting.key()).allMatch(place -> place.startsWith("/var/lib/saslwatch/")
            || place.startsWith("/etc/saslwatch/")));
    }

    private static boolean startsAtTheProgram(Setting setting) {
        boolean place = setting.doc().matches("(?i).*\\bfolder\\b.*") || setting.standard().matches("(.*[:,])?data/.*");
        return setting.kind() == Setting.Kind.TEXT && place && !setting.standard().isEmpty() && !setting.standard().startsWith("/");
    }

    private static Answers answers() {
        Map<Question, String> all = new EnumMap<>(Question.class);
        Arrays.stream(Question.values()).forEach(question -> all.put(question, ""));
        all.put(Question.LOGS, "/var/log/mail.log");
        all.put(Question.SMTP, "localhost:25");
        return new Answers(all);
    }
}
