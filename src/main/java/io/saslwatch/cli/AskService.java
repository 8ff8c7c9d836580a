package io.saslwatch.cli;

import io.saslwatch.config.Config;
import io.saslwatch.config.ManageSettings;
import io.saslwatch.manage.StatusPage;
import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.HttpURLConnection;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.apache.camel.util.json.DeserializationException;
import org.apache.camel.util.json.JsonObject;
import org.apache.camel.util.json.Jsoner;

/** Asks the service that runs on this machine how it is. */
final class AskService {

    private static final int CONNECT_MILLIS = 3_000;
    private static final int ANSWER_MILLIS = 5_000;
    private static final int MOST_BYTES = 4 << 20;

    private AskService() {
    }

    /** What became of the question. */
    sealed interface Answer {
        /** The service runs and tells this. */
        record Said(JsonObject state) implements Answer {
        }

        /** The service runs and has not got everything started yet. */
        record Starting() implements Answer {
        }

        /** Something holds the port and does not answer in time. */
        record Silent() implements Answer {
        }

        /** Another program answers there. */
        record Stranger() implements Answer {
        }

        /** Nothing listens there, or no port is set. */
        record Nobody() implements Answer {
        }
    }

    /** Where it would answer, for people; empty when the settings name no port. */
    static Optional<String> place(Config config) {
        long port = config.number(ManageSettings.PORT);
        String address = config.text(ManageSettings.ADDRESS);
        // a service that is bound to all addresses answers on this machine's own
        String host = address.equals("0.0.0.0") ? "127.0.0.1" : address.equals("::") ? "::1" : address;
        return port == 0 ? Optional.empty() : Optional.of((host.contains(":") ? "[" + host + "]" : host) + ":" + port);
    }

    /** Asks, and waits some seconds at most. */
    static Answer ask(Config config) {
        Optional<String> place = place(config);
        if (place.isEmpty()) {
            return new Answer.Nobody();
        }
        try {
            HttpURLConnection connection = (HttpURLConnection) URI.create("http://" + place.get() + StatusPage.PATH).toURL()
                .openConnection(java.net.Proxy.NO_PROXY);
            connection.setConnectTimeout(CONNECT_MILLIS);
            connection.setReadTimeout(ANSWER_MILLIS);
            try (InputStream body = connection.getInputStream()) {
                return read(new String(body.readNBytes(MOST_BYTES), StandardCharsets.UTF_8));
            }
        } catch (SocketTimeoutException busy) {
            return new Answer.Silent();
        } catch (ConnectException | IllegalArgumentException none) {
            return new Answer.Nobody();
        } catch (IOException | DeserializationException other) {
            return new Answer.Stranger();
        }
    }

    private static Answer read(String text) throws DeserializationException {
        if (!(Jsoner.deserialize(text) instanceof JsonObject said) || !StatusPage.PROGRAM.equals(said.get("program"))) {
            return new Answer.Stranger();
        }
        return Boolean.TRUE.equals(said.get("starting")) ? new Answer.Starting() : new Answer.Said(said);
    }

    /** Whether a service of ours answers there, be it only that it is starting. */
    static boolean runs(Config config) {
        Answer answer = ask(config);
        return answer instanceof Answer.Said || answer instanceof Answer.Starting;
    }

    /** Why there is no state to show, for people. */
    static String why(Config config, Answer answer) {
        String at = place(config).map(place -> " at " + place).orElse("");
        String key = ManageSettings.PORT.key();
        if (answer instanceof Answer.Starting) {
            return "it is starting";
        } else if (answer instanceof Answer.Silent) {
            return "no answer" + at + " within " + ANSWER_MILLIS / 1000 + " s: it is busy or hangs";
        } else if (answer instanceof Answer.Stranger) {
            return "none runs" + at + ": another program answers there; correct " + key;
        }
        return at.isEmpty() ? "not known: " + key + " is 0, so it answers nowhere" : "none runs: nothing answers" + at;
    }
}
