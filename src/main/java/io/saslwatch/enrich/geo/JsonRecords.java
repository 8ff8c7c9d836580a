package io.saslwatch.enrich.geo;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;

/** Reads a JSON object (RFC 8259) into maps, texts, numbers and truth values; arrays are left out. Thread-safe. */
final class JsonRecords {

    private static final int DEEPEST = 8;

    private final JsonFactory factory = new JsonFactory();

    /**
     * Reads the one object of a text.
     *
     * @throws IOException when it is not one, or is nested too deeply; the message does not repeat the text
     */
    Map<String, Object> read(byte[] json) throws IOException {
        try (JsonParser parser = factory.createParser(json)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw new IOException("the answer is not a JSON object");
            }
            Map<String, Object> object = object(parser, 0);
            if (parser.nextToken() != null) {
                throw new IOException("something follows the JSON object");
            }
            return object;
        } catch (com.fasterxml.jackson.core.JacksonException noJson) {
            throw new IOException("the answer is not JSON");
        }
    }

    private static Map<String, Object> object(JsonParser parser, int depth) throws IOException {
        if (depth > DEEPEST) {
            throw new IOException("the answer is nested too deeply");
        }
        Map<String, Object> object = new HashMap<>();
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String name = parser.currentName();
            JsonToken value = parser.nextToken();
            switch (value) {
                case START_OBJECT -> object.put(name, object(parser, depth + 1));
                case START_ARRAY -> parser.skipChildren();
                case VALUE_STRING -> object.put(name, parser.getText());
                case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> object.put(name, parser.getDoubleValue());
                case VALUE_TRUE, VALUE_FALSE -> object.put(name, parser.getBooleanValue());
                default -> { }
            }
        }
        return object;
    }
}
