package io.saslwatch.cli;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.MinimalPrettyPrinter;
import io.saslwatch.event.AddressFacts;
import io.saslwatch.event.AuthEvent;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;

/** Writes JSON, one object per line. Not for several threads. */
final class EventJson implements Closeable {

    private final JsonGenerator json;

    /** @param out is flushed and closed with this writer unless it is the process's standard output */
    EventJson(OutputStream out, boolean closes) throws IOException {
        JsonFactory factory = new JsonFactory();
        factory.configure(JsonGenerator.Feature.AUTO_CLOSE_TARGET, closes);
        json = factory.createGenerator(out);
        json.setPrettyPrinter(new MinimalPrettyPrinter(""));
    }

    /** One event of a file, and what is known of its address. */
    void event(String file, AuthEvent event, AddressFacts facts) throws IOException {
        json.writeStartObject();
        fields(file, event.line(), event.id().text(), event);
        json.writeStringField("name", facts.name());
        json.writeStringField("name_status", facts.status() == null ? null : facts.status().word());
        json.writeStringField("country", facts.place().country());
        json.writeStringField("city", facts.place().city());
        json.writeFieldName("asn");
        if (facts.place().asn() == null) {
            json.writeNull();
        } else {
            json.writeNumber(facts.place().asn());
        }
        json.writeStringField("organisation", facts.place().organisation());
        json.writeEndObject();
        json.writeRaw('\n');
    }

    /** What a line means: {@code event} may be null. A line that stands in no log has no file and no id. */
    void explained(long line, String format, String pattern, AuthEvent event, String why) throws IOException {
        json.writeStartObject();
        json.writeNumberField("line", line);
        json.writeStringField("format", format);
        json.writeStringField("pattern", pattern);
        json.writeFieldName("event");
        if (event == null) {
            json.writeNull();
        } else {
            json.writeStartObject();
            fields(null, line, null, event);
            json.writeEndObject();
        }
        json.writeStringField("why", why);
        json.writeEndObject();
        json.writeRaw('\n');
    }

    private void fields(String file, long line, String id, AuthEvent event) throws IOException {
        json.writeStringField("file", file);
        json.writeNumberField("line", line);
        json.writeNumberField("lines", event.lines());
        json.writeNumberField("offset", event.id().offset());
        json.writeStringField("id", id);
        json.writeStringField("time", event.time().toString());
        json.writeStringField("host", event.host());
        json.writeStringField("daemon", event.daemon());
        json.writeStringField("service", event.service());
        json.writeStringField("outcome", event.outcome().word());
        json.writeNumberField("count", event.count());
        json.writeStringField("user", event.user());
        json.writeStringField("ip", event.ip());
        json.writeFieldName("port");
        if (event.port() == null) {
            json.writeNull();
        } else {
            json.writeNumber(event.port());
        }
        json.writeStringField("mechanism", event.mechanism());
        json.writeStringField("reason", event.reason() == null ? null : event.reason().word());
        json.writeStringField("session", event.session());
        json.writeStringField("detail", event.detail());
        json.writeNumberField("messages", event.messages());
        json.writeStringField("evidence", event.evidence());
    }

    @Override
    public void close() throws IOException {
        json.close();
    }
}
