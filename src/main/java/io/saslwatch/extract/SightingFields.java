package io.saslwatch.extract;

import io.saslwatch.event.SenderRejection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A sighting as the texts that samples name. */
final class SightingFields {

    private SightingFields() {
    }

    static Map<String, String> of(Sighting sighting) {
        Map<String, String> fields = new HashMap<>();
        fields.put("user", sighting.user());
        fields.put("ip", sighting.ip());
        fields.put("port", text(sighting.port()));
        fields.put("mechanism", sighting.mechanism());
        fields.put("detail", sighting.detail());
        fields.put("session", sighting.session());
        fields.put("client", sighting.client());
        fields.put("attempts", sighting.attempts() < 0 ? null : text(sighting.attempts()));
        fields.put("service", sighting.service());
        fields.put("outcome", sighting.outcome() == null ? null : sighting.outcome().word());
        fields.put("reason", sighting.reason() == null ? null : sighting.reason().word());
        fields.put("count", text(sighting.count()));
        fields.put("host", sighting.host());
        fields.put("program", sighting.program());
        fields.put("pid", sighting.pid());
        return fields;
    }

    /** The first rejection of a line; without one nothing is known. */
    static Map<String, String> of(List<SenderRejection> rejections) {
        Map<String, String> fields = new HashMap<>();
        rejections.stream().findFirst().ifPresent(rejection -> {
            fields.put("sender", rejection.sender());
            fields.put("ip", rejection.ip());
            fields.put("count", text(rejection.mails()));
        });
        return fields;
    }

    private static String text(Integer number) {
        return number == null ? null : number.toString();
    }
}
