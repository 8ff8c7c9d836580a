package io.saslwatch.deliver.render;

import com.fasterxml.jackson.core.JsonGenerator;
import io.saslwatch.event.AddressEvidence;
import io.saslwatch.event.Alert;
import io.saslwatch.event.Finding;
import io.saslwatch.event.SubjectKind;
import java.io.IOException;
import java.util.List;

/**
 * Elastic Common Schema 8: one document of kind {@code alert} per alert, each on a line of its own (NDJSON). The first
 * address is {@code source}, all stand in {@code related.ip}.
 */
public final class Ecs implements Renderer {

    @Override
    public String contentType() {
        return "application/x-ndjson";
    }

    @Override
    public String render(List<Alert> alerts) {
        StringBuilder lines = new StringBuilder();
        alerts.forEach(alert -> lines.append(Json.of(json -> write(json, alert))).append('\n'));
        return lines.toString();
    }

    private static void write(JsonGenerator json, Alert alert) throws IOException {
        Finding found = alert.finding();
        json.writeStartObject();
        json.writeStringField("@timestamp", alert.updated().toString());
        json.writeStringField("message", found.explanation());
        json.writeObjectFieldStart("ecs");
        json.writeStringField("version", "8.17.0");
        json.writeEndObject();
        json.writeObjectFieldStart("event");
        json.writeStringField("kind", "alert");
        list(json, "category", List.of("authentication"));
        list(json, "type", List.of("info"));
        json.writeStringField("provider", "saslwatch");
        json.writeStringField("id", alert.uid() + "-" + alert.revision());
        json.writeStringField("start", found.first().toString());
        json.writeStringField("end", found.last().toString());
        // Elastic's scale for rules: 21 low, 47 medium, 73 high
        json.writeNumberField("severity", new int[] {0, 21, 47, 73}[found.severity().ordinal()]);
        json.writeEndObject();
        json.writeObjectFieldStart("rule");
        json.writeStringField("name", found.rule());
        json.writeEndObject();
        if (found.kind() == SubjectKind.USER || found.kind() == SubjectKind.SENDER) {
            user(json, found.subject());
        }
        if (!found.evidence().isEmpty()) {
            source(json, found.evidence().get(0));
        }
        json.writeObjectFieldStart("related");
        list(json, "ip", found.evidence().stream().map(AddressEvidence::ip).toList());
        list(json, "user", found.kind() == SubjectKind.USER ? List.of(found.subject()) : List.of());
        json.writeEndObject();
        json.writeEndObject();
    }

    private static void user(JsonGenerator json, String name) throws IOException {
        int at = name.lastIndexOf('@');
        json.writeObjectFieldStart("user");
        json.writeStringField("name", name);
        Json.member(json, "domain", at < 0 ? null : name.substring(at + 1));
        json.writeEndObject();
    }

    private static void source(JsonGenerator json, AddressEvidence address) throws IOException {
        json.writeObjectFieldStart("source");
        Json.member(json, "ip", address.ip());
        Json.member(json, "domain", address.name());
        if (address.country() != null) {
            json.writeObjectFieldStart("geo");
            json.writeStringField("country_iso_code", address.country());
            Json.member(json, "city_name", address.city());
            json.writeEndObject();
        }
        if (address.asn() != null) {
            json.writeObjectFieldStart("as");
            json.writeNumberField("number", address.asn());
            if (address.organisation() != null) {
                json.writeObjectFieldStart("organization");
                json.writeStringField("name", address.organisation());
                json.writeEndObject();
            }
            json.writeEndObject();
        }
        json.writeEndObject();
    }

    private static void list(JsonGenerator json, String name, List<String> values) throws IOException {
        json.writeArrayFieldStart(name);
        for (String value : values) {
            json.writeString(value);
        }
        json.writeEndArray();
    }
}
