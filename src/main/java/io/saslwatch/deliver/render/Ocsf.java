package io.saslwatch.deliver.render;

import com.fasterxml.jackson.core.JsonGenerator;
import io.saslwatch.event.AddressEvidence;
import io.saslwatch.event.Alert;
import io.saslwatch.event.Finding;
import io.saslwatch.event.Severity;
import io.saslwatch.event.SubjectKind;
import java.io.IOException;
import java.util.List;

/**
 * OCSF 1.5: each alert is a Detection Finding (2004), followed by one Authentication (3002) for each address and outcome
 * of its evidence, with the number of attempts in {@code count}. The body is an array of events.
 */
public final class Ocsf implements Renderer {

    @Override
    public String render(List<Alert> alerts) {
        return Json.of(json -> {
            json.writeStartArray();
            for (Alert alert : alerts) {
                detection(json, alert);
                for (AddressEvidence address : alert.finding().evidence()) {
                    if (address.successes() > 0) {
                        authentication(json, alert, address, 1, address.successes());
                    }
                    if (address.failures() > 0) {
                        authentication(json, alert, address, 2, address.failures());
                    }
                }
            }
            json.writeEndArray();
        });
    }

    private static void detection(JsonGenerator json, Alert alert) throws IOException {
        Finding found = alert.finding();
        // Activity 1 is create, 2 is update
        int activity = alert.revision() == 1 ? 1 : 2;
        start(json, 2004, 2, activity, found.severity(), alert.updated().toEpochMilli(), alert.uid());
        json.writeStringField("message", found.explanation());
        json.writeNumberField("count", found.count());
        json.writeNumberField("start_time", found.first().toEpochMilli());
        json.writeNumberField("end_time", found.last().toEpochMilli());
        json.writeNumberField("status_id", 1);
        json.writeObjectFieldStart("finding_info");
        json.writeStringField("uid", alert.uid());
        json.writeStringField("title", Words.title(List.of(alert)));
        json.writeStringField("desc", found.explanation());
        json.writeArrayFieldStart("types");
        json.writeString(found.rule());
        json.writeEndArray();
        json.writeEndObject();
        json.writeArrayFieldStart("evidences");
        for (AddressEvidence address : found.evidence()) {
            json.writeStartObject();
            endpoint(json, address);
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private static void authentication(JsonGenerator json, Alert alert, AddressEvidence address, int status, long count)
            throws IOException {
        Finding found = alert.finding();
        java.time.Instant last = address.last() == null ? found.last() : address.last();
        start(json, 3002, 3, 1, found.severity(), last.toEpochMilli(), alert.uid());
        json.writeNumberField("status_id", status);
        json.writeStringField("status", status == 1 ? "Success" : "Failure");
        json.writeNumberField("count", count);
        json.writeObjectFieldStart("user");
        json.writeStringField("name", found.kind() == SubjectKind.USER ? found.subject() : "");
        json.writeEndObject();
        endpoint(json, address);
        json.writeEndObject();
    }

    private static void start(JsonGenerator json, int type, int category, int activity, Severity severity, long time,
                              String uid) throws IOException {
        json.writeStartObject();
        json.writeNumberField("category_uid", category);
        json.writeNumberField("class_uid", type);
        json.writeNumberField("activity_id", activity);
        json.writeNumberField("type_uid", type * 100L + activity);
        // 1 informational to 4 high
        json.writeNumberField("severity_id", severity.ordinal() + 1);
        json.writeNumberField("time", time);
        json.writeObjectFieldStart("metadata");
        json.writeStringField("version", "1.5.0");
        json.writeStringField("correlation_uid", uid);
        json.writeObjectFieldStart("product");
        json.writeStringField("name", "saslwatch");
        json.writeStringField("vendor_name", "saslwatch");
        json.writeEndObject();
        json.writeEndObject();
    }

    private static void endpoint(JsonGenerator json, AddressEvidence address) throws IOException {
        json.writeObjectFieldStart("src_endpoint");
        Json.member(json, "ip", address.ip());
        Json.member(json, "hostname", address.name());
        if (address.country() != null) {
            json.writeObjectFieldStart("location");
            json.writeStringField("country", address.country());
            Json.member(json, "city", address.city());
            json.writeEndObject();
        }
        if (address.asn() != null) {
            json.writeObjectFieldStart("autonomous_system");
            json.writeNumberField("number", address.asn());
            Json.member(json, "name", address.organisation());
            json.writeEndObject();
        }
        json.writeEndObject();
    }
}
