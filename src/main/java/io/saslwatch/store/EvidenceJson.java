package io.saslwatch.store;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.saslwatch.event.AddressEvidence;
import io.saslwatch.event.Finding;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The column {@code alert.evidence}: an object with the lists {@code evidence} and {@code usual} and the number
 * {@code more}; times in ISO 8601, what is not known left out. Members that a later version adds are skipped. Stateless.
 */
final class EvidenceJson {

    private static final JsonFactory JSON = new JsonFactory();

    /** What the column says. */
    record Told(List<AddressEvidence> evidence, long more, List<AddressEvidence> usual) {
    }

    private EvidenceJson() {
    }

    static String write(Finding finding) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(text)) {
            json.writeStartObject();
            list(json, "evidence", finding.evidence());
            json.writeNumberField("more", finding.more());
            list(json, "usual", finding.usual());
            json.writeEndObject();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return text.toString();
    }

    private static void list(JsonGenerator json, String name, List<AddressEvidence> addresses) throws IOException {
        json.writeArrayFieldStart(name);
        for (AddressEvidence address : addresses) {
            json.writeStartObject();
            text(json, "ip", address.ip());
            text(json, "name", address.name());
            text(json, "country", address.country());
            text(json, "city", address.city());
            if (address.asn() != null) {
                json.writeNumberField("asn", address.asn());
            }
            text(json, "organisation", address.organisation());
            text(json, "first", address.first() == null ? null : address.first().toString());
            text(json, "last", address.last() == null ? null : address.last().toString());
            json.writeNumberField("successes", address.successes());
            json.writeNumberField("failures", address.failures());
            json.writeNumberField("users", address.users());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static void text(JsonGenerator json, String name, String value) throws IOException {
        if (value != null) {
            json.writeStringField(name, StoreText.clean(value));
        }
    }

    /** @throws StoreException when it is no such text; the message says where */
    static Told read(String column) {
        List<AddressEvidence> evidence = List.of();
        List<AddressEvidence> usual = List.of();
        long more = 0;
        try (JsonParser json = JSON.createParser(column)) {
            json.nextToken();
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                String name = json.currentName();
                JsonToken value = json.nextToken();
                if (name.equals("evidence") && value == JsonToken.START_ARRAY) {
                    evidence = addresses(json);
                } else if (name.equals("usual") && value == JsonToken.START_ARRAY) {
                    usual = addresses(json);
                } else if (name.equals("more") && value == JsonToken.VALUE_NUMBER_INT) {
                    more = json.getLongValue();
                } else {
                    json.skipChildren();
                }
            }
        } catch (IOException e) {
            throw new StoreException("The evidence of an alert cannot be read: " + e.getMessage()
                + ". Was the table alert edited by hand? Restore the column evidence, or delete the row.", e);
        }
        return new Told(evidence, more, usual);
    }

    private static List<AddressEvidence> addresses(JsonParser json) throws IOException {
        List<AddressEvidence> addresses = new ArrayList<>();
        while (json.nextToken() == JsonToken.START_OBJECT) {
            Map<String, String> texts = new HashMap<>();
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                String name = json.currentName();
                if (json.nextToken().isScalarValue()) {
                    texts.put(name, json.getText());
                } else {
                    json.skipChildren();
                }
            }
            addresses.add(new AddressEvidence(texts.get("ip"), texts.get("name"), texts.get("country"),
                texts.get("city"), texts.containsKey("asn") ? Long.valueOf(texts.get("asn")) : null,
                texts.get("organisation"), time(texts.get("first")), time(texts.get("last")),
                Long.parseLong(texts.getOrDefault("successes", "0")),
                Long.parseLong(texts.getOrDefault("failures", "0")), Long.parseLong(texts.getOrDefault("users", "0"))));
        }
        return addresses;
    }

    private static Instant time(String text) {
        return text == null ? null : Instant.parse(text);
    }
}
