package io.saslwatch.deliver.render;

import com.fasterxml.jackson.core.JsonGenerator;
import io.saslwatch.event.Alert;
import java.io.IOException;
import java.util.List;

/**
 * An incoming webhook of Slack: a header block (150 characters) and a section (3,000; both limits from Slack's reference
 * of Block Kit), both of type {@code plain_text}, in which Slack finds neither mentions nor links nor marks. The text for
 * notifications is Slack's own notation, in which {@code &}, {@code <} and {@code >} are written as entities.
 */
public final class Slack implements Renderer {

    private static final int HEADER = 150;
    private static final int SECTION = 3_000;

    @Override
    public String render(List<Alert> alerts) {
        String title = Words.title(alerts);
        return Json.of(json -> {
            json.writeStartObject();
            json.writeStringField("text", notation(title));
            json.writeArrayFieldStart("blocks");
            block(json, "header", Plain.of(title, HEADER));
            block(json, "section", Rows.of(alerts, Style.PLAIN).text("\n", SECTION));
            json.writeEndArray();
            json.writeEndObject();
        });
    }

    private static void block(JsonGenerator json, String type, String text) throws IOException {
        json.writeStartObject();
        json.writeStringField("type", type);
        json.writeObjectFieldStart("text");
        json.writeStringField("type", "plain_text");
        json.writeStringField("text", text);
        json.writeBooleanField("emoji", false);
        json.writeEndObject();
        json.writeEndObject();
    }

    private static String notation(String plain) {
        return plain.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("@", "@\u200b")
            .replace("://", ":\u200b//");
    }
}
