package io.saslwatch.deliver.render;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;

/** Writes JSON into text. */
final class Json {

    private static final JsonFactory FACTORY = new JsonFactory();

    private Json() {
    }

    /** Writes one value. */
    interface Content {
        void to(JsonGenerator json) throws IOException;
    }

    static String of(Content content) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = FACTORY.createGenerator(text)) {
            content.to(json);
        } catch (IOException never) {
            throw new UncheckedIOException(never);
        }
        return text.toString();
    }

    /** Writes one of several values. */
    interface Item<T> {
        void to(JsonGenerator json, T value) throws IOException;
    }

    /** The values as an array, or the only one by itself when no array is wanted. */
    static <T> String of(List<T> values, boolean array, Item<T> item) {
        return of(json -> {
            if (array) {
                json.writeStartArray();
            }
            for (T value : values) {
                item.to(json, value);
            }
            if (array) {
                json.writeEndArray();
            }
        });
    }

    /** A member, left out when its value is not known. */
    static void member(JsonGenerator json, String name, String value) throws IOException {
        if (value != null && !value.isEmpty()) {
            json.writeStringField(name, value);
        }
    }
}
