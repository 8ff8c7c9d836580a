package io.saslwatch.deliver.render;

import com.fasterxml.jackson.core.JsonGenerator;
import io.saslwatch.event.Alert;
import java.io.IOException;
import java.util.List;

/**
 * CloudEvents 1.0.2 in structured mode, several as a batch; {@code data} is our own alert object. {@code id} is the
 * alert's uid and revision, so that a receiver drops what comes twice.
 *
 * @param source who sends, such as {@code /saslwatch/mx1}
 * @param batch  whether a batch is always sent; otherwise one event is one object
 */
public record CloudEvents(String source, boolean batch) implements Renderer {

    @Override
    public String contentType() {
        return batch ? "application/cloudevents-batch+json" : "application/cloudevents+json";
    }

    @Override
    public String render(List<Alert> alerts) {
        return Json.of(json -> {
            if (!batch) {
                write(json, alerts.get(0));
                return;
            }
            json.writeStartArray();
            for (Alert alert : alerts) {
                write(json, alert);
            }
            json.writeEndArray();
        });
    }

    private void write(JsonGenerator json, Alert alert) throws IOException {
        json.writeStartObject();
        json.writeStringField("specversion", "1.0");
        json.writeStringField("id", alert.uid() + "-" + alert.revision());
        json.writeStringField("source", source);
        json.writeStringField("type", "io.saslwatch.alert");
        json.writeStringField("time", alert.updated().toString());
        // An attribute may not hold control characters
        json.writeStringField("subject", alert.finding().rule() + "/" + Plain.name(alert.finding().subject()));
        json.writeStringField("datacontenttype", "application/json");
        json.writeFieldName("data");
        AlertJson.write(json, alert);
        json.writeEndObject();
    }
}
