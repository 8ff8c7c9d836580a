package io.saslwatch.deliver.render;

import io.saslwatch.event.Alert;
import io.saslwatch.event.Finding;
import java.util.List;

/** The plain text of a mail, a screen or a message of any other kind that shows text. */
public final class MailText implements Renderer {

    private static final int LIMIT = 200_000;

    @Override
    public String contentType() {
        return "text/plain; charset=UTF-8";
    }

    @Override
    public String render(List<Alert> alerts) {
        StringBuilder text = new StringBuilder(Words.title(alerts)).append("\n\n")
            .append(Rows.of(alerts, Style.PLAIN).text(alerts.size() == 1 ? "\n" : "\n\n", LIMIT)).append("\n");
        if (alerts.size() == 1) {
            Finding found = alerts.get(0).finding();
            text.append("\nDealt with:  saslwatch ack ").append(alerts.get(0).uid()).append("\nTell nothing of it "
                + "for a week:  saslwatch silence --for 7d --rule ").append(Plain.of(found.rule(), 100))
                .append(" SUBJECT\n");
        }
        return text.toString();
    }

    /** The subject of the mail: one line of at most 200 characters. */
    public String subject(List<Alert> alerts) {
        return Plain.of(Words.title(alerts), 200);
    }
}
