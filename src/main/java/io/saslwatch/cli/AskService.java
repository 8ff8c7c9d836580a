package io.saslwatch.cli;

import io.saslwatch.config.Config;
import io.saslwatch.config.ManageSettings;
import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.apache.camel.util.json.DeserializationException;
import org.apache.camel.util.json.JsonObject;
import org.apache.camel.util.json.Jsoner;

/** Asks the service that runs on this machine how it is. */
final class AskService {

    private static final int PATIENCE_MILLIS = 3_000;
    private static final int MOST_BYTES = 4 << 20;

    private AskService() {
    }

    /** Where it would answer, for people; empty when the settings name no port. */
    static Optional<String> place(Config config) {
        long port = config.number(ManageSettings.PORT);
        String address = config.text(ManageSettings.ADDRESS);
        // a service that is bound to all addresses answers on this machine's own
        String host = address.equals("0.0.0.0") ? "127.0.0.1" : address.equals("::") ? "::1" : address;
        return port == 0 ? Optional.empty() : Optional.of((host.contains(":") ? "[" + host + "]" : host) + ":" + port);
    }

    /** What it says; empty when none answers there. */
    static Optional<JsonObject> status(Config config) {
        Optional<String> place = place(config);
        if (place.isEmpty()) {
            return Optional.empty();
        }
        try {
            HttpURLConnection connection = (HttpURLConnection) URI.create("http://" + place.get() + StatusPage.PATH).toURL()
                .openConnection(java.net.Proxy.NO_PROXY);
            connection.setConnectTimeout(PATIENCE_MILLIS);
            connection.setReadTimeout(PATIENCE_MILLIS);
            try (InputStream body = connection.getInputStream()) {
                String text = new String(body.readNBytes(MOST_BYTES), StandardCharsets.UTF_8);
                return Jsoner.deserialize(text) instanceof JsonObject said ? Optional.of(said) : Optional.empty();
            }
        } catch (IOException | DeserializationException | IllegalArgumentException none) {
            return Optional.empty();
        }
    }
}
