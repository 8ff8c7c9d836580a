package io.saslwatch.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Map;
import java.util.Set;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

class HtmlReportTest {

    @Test
    void escapesWhatAttackersChose() {
        String html = HtmlReport.of(Days.of("<script>alert(1)</script>\"'&\u202e\u0000", "<img src=x onerror=y>"), Set.of(),
            name -> name);

        assertThat(html).doesNotContain("<script", "<img", "\u202e", "\u0000")
            .contains("&lt;script&gt;alert(1)&lt;/script&gt;&quot;&#39;&amp;??", "&lt;img src=x onerror=y&gt;");
    }

    @Test
    void saysEverythingWithoutPictures() {
        String html = HtmlReport.of(Days.usual(), Set.of(), name -> name);

        assertThat(html).doesNotContain("<img", "<script", "<link", "<style", "http:", "https:").contains(
            "<h2 style=\"font-size:16px;margin:24px 0 6px\">Most failures</h2>", "carol@example.org", "1 905", "AS64511");
    }

    @Test
    void namesEveryPictureInWordsAbove() {
        assertThat(HtmlReport.of(Days.usual(), Set.of("hours", "countries", "outcomes"), name -> "cid:" + name))
            .contains("src=\"cid:hours\"", "src=\"cid:countries\"", "src=\"cid:outcomes\"",
                "alt=\"Bars: attempts by hour; the table below has the numbers\"");
    }

    @Test
    void drawsPicturesThatDifferWithTheDay() throws IOException {
        Map<String, byte[]> charts = Charts.of(Days.usual());

        assertThat(charts).containsOnlyKeys("outcomes", "countries", "hours");
        for (byte[] chart : charts.values()) {
            assertThat(ImageIO.read(new ByteArrayInputStream(chart)).getWidth()).isEqualTo(1_280);
            assertThat(chart.length).isLessThan(60_000);
        }
        assertThat(Charts.of(Days.usual()).get("hours")).isEqualTo(charts.get("hours"));
    }
}
