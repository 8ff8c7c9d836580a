package io.saslwatch.deliver.render;

import com.fasterxml.jackson.core.JsonGenerator;
import io.saslwatch.event.Alert;
import io.saslwatch.event.Finding;
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

    /** CloudEvents 1.0.2, "Size Limits": consumers should take events of 64 KiB, and none may be counted on for more. */
    private static final int EVENT = 65_536;

    /** How much of an explanation is left in an event that must be cut. */
    private static final int EXPLANATION = 4_000;

    @Override
    public String contentType() {
        return batch ? "application/cloudevents-batch+json" : "application/cloudevents+json";
    }

    @Override
    public String render(List<Alert> alerts) {
        return Json.of(alerts.stream().map(this::fitting).toList(), batch, this::write);
    }

    /** The alert with as many addresses as fit; those that do not are counted in {@code more}. */
    private Alert fitting(Alert alert) {
        Alert shown = alert;
        for (int most = Finding.ADDRESSES / 2; most > 0 && bytes(shown) > EVENT; most /= 2) {
            shown = cut(alert, most);
        }
        return shown;
    }

    private int bytes(Alert alert) {
        return Utf8.bytes(Json.of(json -> write(json, alert)));
    }

    private static Alert cut(Alert alert, int most) {
        Finding found = alert.finding();
        int left = Math.min(most, found.evidence().size());
        return new Alert(alert.id(), alert.uid(), new Finding(found.rule(), found.severity(), found.kind(), found.subject(),
            found.window(), Plain.of(found.explanation(), EXPLANATION), found.count(), found.first(), found.last(),
            found.evidence().subList(0, left), found.more() + found.evidence().size() - left,
            found.usual().subList(0, Math.min(most, found.usual().size()))), alert.revision(), alert.raised(),
            alert.updated(), alert.acknowledged());
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
