package io.saslwatch.deliver.render;

import io.saslwatch.event.Alert;
import java.util.List;

/**
 * An incoming webhook of Mattermost. A post has at most 16,383 characters (Mattermost's documentation, "Incoming webhooks":
 * more is split into several posts); here it is cut at fewer, for older servers.
 * Mentions of everybody are broken in the text, and {@code disable_group_highlight} is set besides.
 *
 * @param channel  where to post instead of the webhook's own channel; empty: there
 * @param username whom it shall come from; empty: the webhook's own
 * @param icon     address of a picture; empty: the webhook's own
 */
public record Mattermost(String channel, String username, String icon) implements Renderer {

    private static final int TEXT = 7_500;

    @Override
    public String render(List<Alert> alerts) {
        Style style = new Markdown();
        String text = style.strong(Words.title(alerts)) + "\n\n"
            + Rows.of(alerts, style).text("\n\n", TEXT - 700);
        return Json.of(json -> {
            json.writeStartObject();
            json.writeStringField("text", text);
            Json.member(json, "channel", channel);
            Json.member(json, "username", username);
            Json.member(json, "icon_url", icon);
            json.writeObjectFieldStart("props");
            json.writeBooleanField("disable_group_highlight", true);
            json.writeEndObject();
            json.writeEndObject();
        });
    }
}
