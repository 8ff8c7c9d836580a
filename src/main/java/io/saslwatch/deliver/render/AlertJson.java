package io.saslwatch.deliver.render;

import com.fasterxml.jackson.core.JsonGenerator;
import io.saslwatch.event.AddressEvidence;
import io.saslwatch.event.Alert;
import io.saslwatch.event.Finding;
import java.io.IOException;
import java.util.List;

/**
 * An alert as our own JSON object: what scripts get on their standard input, what CloudEvents carry, and what
 * {@code saslwatch alerts --json} prints. Text from logs stands there as it was; times are ISO 8601 in UTC; what is not
 * known is left out.
 */
public final class AlertJson implements Renderer {

    /** One alert as an object, several as an array. */
    @Override
    public String render(List<Alert> alerts) {
        return Json.of(alerts, alerts.size() != 1, AlertJson::write);
    }

    static void write(JsonGenerator json, Alert alert) throws IOException {
        Finding found = alert.finding();
        json.writeStartObject();
        json.writeStringField("uid", alert.uid());
        json.writeNumberField("revision", alert.revision());
        json.writeStringField("rule", found.rule());
        json.writeStringField("severity", found.severity().word());
        json.writeStringField("kind", found.kind().word());
        json.writeStringField("subject", found.subject());
        json.writeStringField("explanation", found.explanation());
        json.writeNumberField("count", found.count());
        json.writeStringField("first", found.first().toString());
        json.writeStringField("last", found.last().toString());
        json.writeStringField("raised", alert.raised().toString());
        json.writeStringField("updated", alert.updated().toString());
        if (alert.acknowledged() != null) {
            json.writeStringField("acknowledged", alert.acknowledged().toString());
        }
        addresses(json, "evidence", found.evidence());
        json.writeNumberField("more", found.more());
        addresses(json, "usual", found.usual());
        json.writeEndObject();
    }

    private static void addresses(JsonGenerator json, String name, List<AddressEvidence> addresses) throws IOException {
        json.writeArrayFieldStart(name);
        for (AddressEvidence address : addresses) {
            json.writeStartObject();
            Json.member(json, "ip", address.ip());
            Json.member(json, "name", address.name());
            Json.member(json, "country", address.country());
            Json.member(json, "city", address.city());
            if (address.asn() != null) {
                json.writeNumberField("asn", address.asn());
            }
            Json.member(json, "organisation", address.organisation());
            Json.member(json, "first", address.first() == null ? null : address.first().toString());
            Json.member(json, "last", address.last() == null ? null : address.last().toString());
            json.writeNumberField("successes", address.successes());
            json.writeNumberField("failures", address.failures());
            json.writeNumberField("users", address.users());
            json.writeEndObject();
        }
        json.writeEndArray();
    }
}
