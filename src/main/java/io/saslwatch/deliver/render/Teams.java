package io.saslwatch.deliver.render;

import io.saslwatch.event.Alert;
import java.util.List;

/**
 * An Adaptive Card for a workflow of Microsoft Teams ("when a webhook request is received"). The text stands in runs of a
 * RichTextBlock, which knows no Markdown. The whole body may have some 28 KB (Microsoft Learn, "Create an Incoming
 * Webhook"); failures were seen from 21 KB, so it stays under 20.
 */
public final class Teams implements Renderer {

    private static final int BODY = 20_000;

    @Override
    public String render(List<Alert> alerts) {
        String body = render(alerts, BODY / 2);
        // A quote has two bytes in JSON: rarely, one cut is not enough
        for (int limit = BODY / 4; Utf8.bytes(body) > BODY; limit /= 2) {
            body = render(alerts, limit);
        }
        return body;
    }

    private static String render(List<Alert> alerts, int limit) {
        return Json.of(json -> {
            json.writeStartObject();
            json.writeStringField("type", "message");
            json.writeArrayFieldStart("attachments");
            json.writeStartObject();
            json.writeStringField("contentType", "application/vnd.microsoft.card.adaptive");
            json.writeObjectFieldStart("content");
            json.writeStringField("$schema", "http://adaptivecards.io/schemas/adaptive-card.json");
            json.writeStringField("type", "AdaptiveCard");
            json.writeStringField("version", "1.4");
            json.writeArrayFieldStart("body");
            run(json, Words.title(alerts), true);
            for (String row : Rows.of(alerts, Style.PLAIN).text("\n", limit).split("\n")) {
                run(json, row, false);
            }
            json.writeEndArray();
            json.writeEndObject();
            json.writeEndObject();
            json.writeEndArray();
            json.writeEndObject();
        });
    }

    private static void run(com.fasterxml.jackson.core.JsonGenerator json, String text, boolean title)
            throws java.io.IOException {
        json.writeStartObject();
        json.writeStringField("type", "RichTextBlock");
        json.writeArrayFieldStart("inlines");
        json.writeStartObject();
        json.writeStringField("type", "TextRun");
        json.writeStringField("text", text);
        if (title) {
            json.writeStringField("weight", "Bolder");
        }
        json.writeEndObject();
        json.writeEndArray();
        json.writeEndObject();
    }
}
