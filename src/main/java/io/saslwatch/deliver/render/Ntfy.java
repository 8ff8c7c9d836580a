package io.saslwatch.deliver.render;

import io.saslwatch.event.Alert;
import io.saslwatch.event.Severity;
import java.util.List;

/**
 * A message to an ntfy server, posted to its root. Title at most 1 KB, message at most 4 KB (ntfy's documentation,
 * "Limitations": more becomes an attachment); both are plain text.
 *
 * @param topic the topic
 */
public record Ntfy(String topic) implements Renderer {

    private static final int MESSAGE = 4_000;

    @Override
    public String render(List<Alert> alerts) {
        Severity severity = Words.highest(alerts);
        return Json.of(json -> {
            json.writeStartObject();
            json.writeStringField("topic", topic);
            json.writeStringField("title", Plain.of(Words.title(alerts), 250));
            json.writeStringField("message", Rows.of(alerts, Style.PLAIN).text("\n", MESSAGE));
            json.writeNumberField("priority", severity.ordinal() + 2);
            json.writeArrayFieldStart("tags");
            json.writeString(severity == Severity.HIGH ? "rotating_light" : "warning");
            json.writeString(severity.word());
            json.writeEndArray();
            json.writeEndObject();
        });
    }
}
