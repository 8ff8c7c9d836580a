package io.saslwatch.deliver.render;

import io.saslwatch.event.Alert;
import io.saslwatch.event.Severity;
import java.util.List;

/**
 * A webhook of Discord: one embed with a title (256 characters) and a description (4,096); all texts together stay below
 * 6,000 (Discord's developer documentation, "Embed Limits"). {@code allowed_mentions} permits none.
 */
public final class Discord implements Renderer {

    private static final int TITLE = 256;
    private static final int DESCRIPTION = 4_096;

    @Override
    public String render(List<Alert> alerts) {
        Style style = new Markdown();
        // Not escaped and then cut: half an escape would be left
        String title = Plain.of(Words.title(alerts), TITLE / 2);
        String shown = style.text(title);
        return Json.of(json -> {
            json.writeStartObject();
            json.writeArrayFieldStart("embeds");
            json.writeStartObject();
            json.writeStringField("title", shown.length() <= TITLE ? shown : style.text(Plain.of(title, 40)));
            json.writeStringField("description", Rows.of(alerts, style).text("\n", DESCRIPTION));
            json.writeNumberField("color", colour(Words.highest(alerts)));
            json.writeEndObject();
            json.writeEndArray();
            json.writeObjectFieldStart("allowed_mentions");
            json.writeArrayFieldStart("parse");
            json.writeEndArray();
            json.writeEndObject();
            json.writeEndObject();
        });
    }

    private static int colour(Severity severity) {
        return switch (severity) {
            case HIGH -> 0xB3261E;
            case MEDIUM -> 0xC77700;
            case LOW -> 0x2F6DB5;
            case INFO -> 0x6B6B6B;
        };
    }
}
