package io.saslwatch.report;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.lang.reflect.RecordComponent;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * A report as one JSON object (RFC 8259): the components of {@link DailyReport} under their names in lower case with
 * underscores, times as ISO 8601, what is not known as null. Text is as the store has it.
 */
public final class JsonReport {

    private JsonReport() {
    }

    /** The object, with a line feed at its end. */
    public static String of(DailyReport report) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = new JsonFactory().createGenerator(text)) {
            json.useDefaultPrettyPrinter();
            value(json, report);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return text.append('\n').toString();
    }

    private static void value(JsonGenerator json, Object value) throws IOException {
        if (value == null) {
            json.writeNull();
        } else if (value instanceof Long number) {
            json.writeNumber(number);
        } else if (value instanceof Boolean yes) {
            json.writeBoolean(yes);
        } else if (value instanceof List<?> list) {
            json.writeStartArray();
            for (Object item : list) {
                value(json, item);
            }
            json.writeEndArray();
        } else if (value instanceof Map<?, ?> map) {
            json.writeStartObject();
            for (Map.Entry<?, ?> entry : map.entrySet()) {
                json.writeFieldName(entry.getKey().toString());
                value(json, entry.getValue());
            }
            json.writeEndObject();
        } else if (value instanceof Record nested) {
            json.writeStartObject();
            for (RecordComponent component : nested.getClass().getRecordComponents()) {
                json.writeFieldName(component.getName().replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT));
                value(json, component(nested, component));
            }
            json.writeEndObject();
        } else {
            json.writeString(value instanceof Enum<?> word ? word.name().toLowerCase(Locale.ROOT) : value.toString());
        }
    }

    private static Object component(Record record, RecordComponent component) {
        try {
            return component.getAccessor().invoke(record);
        } catch (ReflectiveOperationException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
