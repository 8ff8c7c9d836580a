package io.saslwatch.cli;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.MinimalPrettyPrinter;
import io.saslwatch.enrich.geo.DataInfo;
import io.saslwatch.enrich.geo.PlaceAnswer;
import io.saslwatch.enrich.geo.SourceStatus;
import io.saslwatch.event.AddressName;
import io.saslwatch.event.AddressPlace;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Map;

/** Writes places as JSON, one object per line. What is not known is null. Not for several threads. */
final class GeoJson implements Closeable {

    private final JsonGenerator json;

    /** @param out is flushed, and not closed, with this writer */
    GeoJson(OutputStream out) throws IOException {
        JsonFactory factory = new JsonFactory();
        factory.configure(JsonGenerator.Feature.AUTO_CLOSE_TARGET, false);
        json = factory.createGenerator(out);
        json.setPrettyPrinter(new MinimalPrettyPrinter(""));
    }

    /** The answer for an address; {@code name} is null when it was not asked for. */
    void answer(String ip, AddressName name, PlaceAnswer answer) throws IOException {
        AddressPlace place = answer.place();
        json.writeStartObject();
        json.writeStringField("ip", ip);
        if (name != null) {
            json.writeStringField("name", name.name());
            json.writeStringField("name_status", name.status().word());
        }
        json.writeStringField("country", place.country());
        json.writeStringField("city", place.city());
        number("latitude", place.latitude());
        number("longitude", place.longitude());
        number("asn", place.asn());
        json.writeStringField("organisation", place.organisation());
        json.writeObjectFieldStart("sources");
        for (Map.Entry<String, String> said : answer.saidBy().entrySet()) {
            json.writeStringField(said.getKey(), said.getValue());
        }
        json.writeEndObject();
        json.writeEndObject();
        json.writeRaw('\n');
    }

    /** The state of a source. */
    void source(SourceStatus source) throws IOException {
        DataInfo data = source.data();
        json.writeStartObject();
        json.writeStringField("source", source.source());
        json.writeStringField("format", data == null ? null : data.format());
        json.writeStringField("schema", data == null ? null : data.schema());
        json.writeArrayFieldStart("fields");
        if (data != null) {
            for (String field : data.fields()) {
                json.writeString(field);
            }
        }
        json.writeEndArray();
        number("records", data == null ? null : data.records());
        json.writeStringField("built", data == null ? null : data.built().toString());
        number("age_days", source.age() == null ? null : source.age().toDays());
        json.writeArrayFieldStart("warnings");
        for (String warning : source.warnings()) {
            json.writeString(warning);
        }
        json.writeEndArray();
        json.writeEndObject();
        json.writeRaw('\n');
    }

    private void number(String name, Number value) throws IOException {
        json.writeFieldName(name);
        if (value == null) {
            json.writeNull();
        } else if (value instanceof Double degrees) {
            json.writeNumber(degrees);
        } else {
            json.writeNumber(value.longValue());
        }
    }

    @Override
    public void close() throws IOException {
        json.close();
    }
}
