package io.saslwatch.cli;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.MinimalPrettyPrinter;
import io.saslwatch.doctor.Finding;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Locale;

/** Writes findings as JSON, one object per line: check, level (ok, warn, fail), what, remedy. */
final class FindingJson {

    private FindingJson() {
    }

    static void write(List<Finding> findings, OutputStream out) throws IOException {
        JsonFactory factory = new JsonFactory();
        factory.configure(JsonGenerator.Feature.AUTO_CLOSE_TARGET, false);
        try (JsonGenerator json = factory.createGenerator(out)) {
            json.setPrettyPrinter(new MinimalPrettyPrinter(""));
            for (Finding finding : findings) {
                json.writeStartObject();
                json.writeStringField("check", finding.check());
                json.writeStringField("level", finding.level().name().toLowerCase(Locale.ROOT));
                json.writeStringField("what", finding.what());
                json.writeStringField("remedy", finding.remedy());
                json.writeEndObject();
                json.writeRaw('\n');
            }
        }
    }
}
