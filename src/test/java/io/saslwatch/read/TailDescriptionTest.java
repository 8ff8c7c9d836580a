package io.saslwatch.read;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import org.apache.camel.util.json.JsonObject;
import org.apache.camel.util.json.Jsoner;
import org.junit.jupiter.api.Test;

/** What Camel's tools are told about the component. */
class TailDescriptionTest {

    @Test
    void everyOptionIsDescribedWithItsMeaningAndDefault() throws Exception {
        JsonObject properties = description().getMap("properties") instanceof JsonObject map ? map : null;
        assertThat(properties).isNotNull();
        assertThat(properties.keySet()).containsAll(
            Arrays.stream(TailConfiguration.class.getDeclaredFields()).map(field -> field.getName()).toList());
        for (Map.Entry<String, Object> property : properties.entrySet()) {
            String text = (String) ((JsonObject) property.getValue()).get("description");
            assertThat(text).as(property.getKey()).isNotBlank().doesNotContain("{");
        }
        assertThat(((JsonObject) properties.get("poll")).get("defaultValue"))
            .isEqualTo(new TailConfiguration().getPoll());
        assertThat(((JsonObject) properties.get("batch")).get("defaultValue"))
            .isEqualTo(new TailConfiguration().getBatch());
        assertThat(((JsonObject) properties.get("maxLine")).get("defaultValue"))
            .isEqualTo(new TailConfiguration().getMaxLine());
    }

    private static JsonObject description() throws IOException, org.apache.camel.util.json.DeserializationException {
        try (InputStream in = TailComponent.class.getResourceAsStream("/META-INF/io/saslwatch/read/tail.json")) {
            return (JsonObject) Jsoner.deserialize(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        }
    }
}
