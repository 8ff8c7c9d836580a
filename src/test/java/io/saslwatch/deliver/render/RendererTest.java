package io.saslwatch.deliver.render;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.saslwatch.event.Alert;
import io.saslwatch.event.Finding;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every shape against the limits that its service publishes, with text that wants to be obeyed. */
class RendererTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    static Stream<List<Alert>> alerts() {
        return Stream.of(List.of(SomeAlerts.tame()), List.of(SomeAlerts.hostile()), List.of(SomeAlerts.huge()),
            SomeAlerts.many(2), SomeAlerts.many(500));
    }

    private static JsonNode json(Renderer renderer, List<Alert> alerts) throws Exception {
        return JSON.readTree(renderer.render(alerts));
    }

    @ParameterizedTest
    @MethodSource("alerts")
    void mattermostGetsAPostBelowItsLimitThatCallsNobody(List<Alert> alerts) throws Exception {
        JsonNode post = json(new Mattermost("town-square", "saslwatch", ""), alerts);
        String text = post.get("text").asText();

        assertThat(text.length()).isBetween(50, 7_600);
        assertThat(text).doesNotContain("@channel", "@everyone", "://", "\u202e", "\u001b").doesNotContain("](")
            .doesNotContainPattern("(?<!\\\\)<");
        assertThat(post.get("channel").asText()).isEqualTo("town-square");
        assertThat(post.has("icon_url")).isFalse();
        assertThat(post.at("/props/disable_group_highlight").asBoolean()).isTrue();
    }

    @ParameterizedTest
    @MethodSource("alerts")
    void slackGetsPlainBlocksBelowTheirLimits(List<Alert> alerts) throws Exception {
        JsonNode message = json(new Slack(), alerts);

        assertThat(message.get("text").asText()).doesNotContain("<", ">", "@channel", "://");
        assertThat(message.get("blocks")).hasSize(2).allMatch(block -> block.at("/text/type").asText().equals("plain_text"));
        assertThat(message.at("/blocks/0/text/text").asText().length()).isBetween(10, 150);
        assertThat(message.at("/blocks/1/text/text").asText().length()).isBetween(10, 3_000);
    }

    @ParameterizedTest
    @MethodSource("alerts")
    void discordGetsAnEmbedBelowItsLimitsAndMayCallNobody(List<Alert> alerts) throws Exception {
        JsonNode message = json(new Discord(), alerts);
        JsonNode embed = message.at("/embeds/0");

        assertThat(message.get("allowed_mentions").get("parse")).isEmpty();
        assertThat(embed.get("title").asText().length()).isBetween(10, 256);
        assertThat(embed.get("description").asText().length()).isBetween(10, 4_096);
        assertThat(embed.get("description").asText()).doesNotContain("](", "://");
    }

    @ParameterizedTest
    @MethodSource("alerts")
    void teamsGetsACardBelowTwentyKilobytesWithoutMarkdown(List<Alert> alerts) throws Exception {
        String body = new Teams().render(alerts);
        JsonNode card = JSON.readTree(body).at("/attachments/0");

        assertThat(body.getBytes(StandardCharsets.UTF_8).length).isLessThanOrEqualTo(20_000);
        assertThat(card.get("contentType").asText()).isEqualTo("application/vnd.microsoft.card.adaptive");
        assertThat(card.at("/content/version").asText()).isEqualTo("1.4");
        assertThat(card.at("/content/body")).hasSizeGreaterThan(2)
            .allMatch(block -> block.get("type").asText().equals("RichTextBlock")
                && block.at("/inlines/0/type").asText().equals("TextRun") && !block.at("/inlines/0/text").asText().isEmpty());
    }

    @ParameterizedTest
    @MethodSource("alerts")
    void ntfyGetsATitleBelowOneAndAMessageBelowFourKilobytes(List<Alert> alerts) throws Exception {
        JsonNode message = json(new Ntfy("mx-alerts"), alerts);

        assertThat(message.get("topic").asText()).isEqualTo("mx-alerts");
        assertThat(message.get("title").asText().getBytes(StandardCharsets.UTF_8).length).isBetween(10, 1_000);
        assertThat(message.get("message").asText().getBytes(StandardCharsets.UTF_8).length).isBetween(10, 4_096);
        assertThat(message.get("priority").asInt()).isEqualTo(5);
    }

    @Test
    void whatDoesNotFitIsCutBetweenRowsAndCounted() throws Exception {
        String text = json(new Ntfy("t"), SomeAlerts.many(500)).get("message").asText();
        List<String> rows = text.lines().toList();

        assertThat(rows.get(rows.size() - 1)).isEqualTo("… " + (500 - (rows.size() - 1)) + " more alerts");
        assertThat(rows.subList(0, rows.size() - 1)).allMatch(row -> row.startsWith("[high] country-spread: user a@channel")
            && row.contains("alert 0000"));
        assertThat(Rows.of(List.of(SomeAlerts.hostile()), Style.PLAIN).text("\n", 100_000)).endsWith("\n… 7 more addresses");
        assertThat(Rows.of(List.of(SomeAlerts.tame()), Style.PLAIN).text("\n", 100_000)).doesNotContain("more");
        assertThat(new Rows(List.of("aaaa", "bbbb"), 0, "x").text(",", 9)).isEqualTo("… 2 more x");
        assertThat(new Rows(List.of("aaaa", "bbbb"), 0, "x").text(",", 30)).isEqualTo("aaaa,bbbb");
    }

    @ParameterizedTest
    @MethodSource("alerts")
    void cloudEventsCarryTheAlertAsItIs(List<Alert> alerts) throws Exception {
        CloudEvents renderer = new CloudEvents("/saslwatch/mx1", alerts.size() > 1);
        JsonNode body = json(renderer, alerts);
        JsonNode event = alerts.size() > 1 ? body.get(0) : body;

        assertThat(renderer.contentType()).isEqualTo(alerts.size() > 1 ? "application/cloudevents-batch+json"
            : "application/cloudevents+json");
        assertThat(event.get("specversion").asText()).isEqualTo("1.0");
        assertThat(event.get("id").asText()).isEqualTo(alerts.get(0).uid() + "-1");
        assertThat(event.get("subject").asText()).doesNotContainPattern("\\p{Cntrl}");
        assertThat(event.at("/data/subject").asText()).isEqualTo(alerts.get(0).finding().subject());
        assertThat(event.at("/data/evidence/0/ip").asText()).isEqualTo("192.0.2.0");
        assertThat(event.at("/data/usual/0").has("name")).isFalse();
    }

    @Test
    void aCloudEventIsCutBelow64KilobytesAndSaysHowManyAddressesAreLeftOut() throws Exception {
        Alert full = SomeAlerts.alert(2, SomeAlerts.HOSTILE, ("\u0001" + SomeAlerts.HOSTILE).repeat(20), Finding.ADDRESSES);
        Finding found = full.finding();
        Alert wide = new Alert(2, full.uid(), new Finding(found.rule(), found.severity(), found.kind(), found.subject(),
            found.window(), found.explanation(), 9, found.first(), found.last(), found.evidence(), 7, found.evidence()), 1,
            full.raised(), full.updated(), null);
        String body = new CloudEvents("/saslwatch", false).render(List.of(wide));
        JsonNode data = JSON.readTree(body).get("data");

        assertThat(new AlertJson().render(List.of(wide)).length()).as("it would not fit").isGreaterThan(65_536);
        assertThat(body.getBytes(StandardCharsets.UTF_8).length).isLessThanOrEqualTo(65_536);
        assertThat(data.get("evidence").size()).isBetween(1, 49);
        assertThat(data.get("more").asInt()).isEqualTo(7 + 50 - data.get("evidence").size());
    }

    @Test
    void markdownObeysNoneOfWhatItQuotes() {
        Markdown style = new Markdown();

        assertThat(style.text("1. item")).isEqualTo("1\\. item");
        assertThat(style.text("at 10.5 h")).isEqualTo("at 10.5 h");
        assertThat(style.text("# - + > | ~ ` * _ [a](b) :smile: $x$")).isEqualTo(
            "\\# \\- \\+ \\> \\| \\~ \\` \\* \\_ \\[a\\]\\(b\\) \\:smile\\: \\$x\\$");
        assertThat(style.text("@all www.evil.example ftp://x")).doesNotContain("@all", "www.", "://");
    }

    @Test
    void csvCellsCannotBeFormulasInOtherScriptsEither() {
        assertThat(new CsvLines().render(List.of(SomeAlerts.alert(1, "\uFF1Dcmd", "'quoted", 1))))
            .contains("\"'\uFF1Dcmd\"", "\"''quoted\"");
    }

    @Test
    void aSyslogHeaderHasAHostAndAWholeMessageStaysBelow2048Bytes() {
        assertThat(new SyslogLine("").render(List.of(SomeAlerts.tame()))).contains("Z - saslwatch ");
        assertThat(new SyslogLine("h\n".repeat(400)).render(List.of(SomeAlerts.huge())).getBytes(StandardCharsets.UTF_8).length)
            .isLessThanOrEqualTo(2_048);
    }

    @ParameterizedTest
    @MethodSource("alerts")
    void ocsfHasADetectionFindingAndItsAuthentications(List<Alert> alerts) throws Exception {
        JsonNode events = json(new Ocsf(), alerts);
        int each = 1 + 2 * alerts.get(0).finding().evidence().size();

        assertThat(events).hasSize(each * alerts.size());
        assertThat(events.get(0).get("class_uid").asInt()).isEqualTo(2004);
        assertThat(events.get(0).get("type_uid").asInt()).isEqualTo(200_401);
        assertThat(events.get(0).at("/finding_info/uid").asText()).isEqualTo(alerts.get(0).uid());
        assertThat(events.get(1).get("type_uid").asInt()).isEqualTo(300_201);
        assertThat(events.get(1).get("status_id").asInt()).isEqualTo(1);
        assertThat(events.get(2).get("status_id").asInt()).isEqualTo(2);
        assertThat(events.get(2).at("/src_endpoint/location/country").asText()).isEqualTo("DE");
    }

    @Test
    void ecsHasOneDocumentPerLine() throws Exception {
        List<JsonNode> documents = new ArrayList<>();
        for (String line : new Ecs().render(List.of(SomeAlerts.tame(), SomeAlerts.hostile())).split("\n")) {
            documents.add(JSON.readTree(line));
        }

        assertThat(documents).hasSize(2).allMatch(each -> each.at("/event/kind").asText().equals("alert"));
        assertThat(documents.get(0).at("/user/domain").asText()).isEqualTo("example.org");
        assertThat(documents.get(0).at("/source/as/organization/name").asText()).isEqualTo("Example Net");
        assertThat(documents.get(0).at("/related/ip")).hasSize(3);
        assertThat(documents.get(1).at("/user/name").asText()).isEqualTo(SomeAlerts.HOSTILE);
    }

    @ParameterizedTest
    @MethodSource("alerts")
    void mailsHaveOneLineOfSubjectAndHarmlessHtml(List<Alert> alerts) {
        assertThat(new MailText().subject(alerts)).hasSizeBetween(10, 200).doesNotContainPattern("\\p{Cntrl}");
        assertThat(new MailText().render(alerts)).doesNotContain("\u001b", "\u202e", "\r").contains("alert 0000");
        assertThat(new MailHtml().render(alerts)).doesNotContain("<script", "\u202e", "href", "src=").contains("[high]");
    }

    @ParameterizedTest
    @MethodSource("alerts")
    void syslogMessagesFollowRfc5424AndFitIntoTwoKilobytes(List<Alert> alerts) {
        String[] lines = new SyslogLine("mx1").render(alerts).split("\n");

        assertThat(lines).hasSize(alerts.size()).allMatch(line -> line.getBytes(StandardCharsets.UTF_8).length <= 2_048)
            .allMatch(line -> line.matches("<82>1 2026-11-20T18:00:01Z mx1 saslwatch - alert "
                + "\\[saslwatch@32473( [a-z]+=\"(?:[^\"\\\\\\]]|\\\\[\"\\\\\\]])*\"){6}] .*"));
    }

    @Test
    void csvCellsCannotBeFormulasOrBreakTheirLine() {
        String lines = new CsvLines().render(List.of(SomeAlerts.alert(1, "=cmd|' /C calc'!A0", "x\"\r\ny", 1)));

        assertThat(lines).contains(",\"'=cmd|' /C calc'!A0\",", "\"x\"\"??y\"").endsWith("\r\n").hasLineCount(1);
        assertThat(CsvLines.HEAD.split(",")).hasSize(11);
    }
}
