package io.saslwatch.deliver.send;

import io.saslwatch.deliver.render.AlertJson;
import io.saslwatch.deliver.render.CloudEvents;
import io.saslwatch.deliver.render.Discord;
import io.saslwatch.deliver.render.Ecs;
import io.saslwatch.deliver.render.Mattermost;
import io.saslwatch.deliver.render.Ntfy;
import io.saslwatch.deliver.render.Ocsf;
import io.saslwatch.deliver.render.Renderer;
import io.saslwatch.deliver.render.Slack;
import io.saslwatch.deliver.render.Teams;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** The services that a webhook can belong to. */
enum WebhookKind {
    MATTERMOST, SLACK, DISCORD, TEAMS, NTFY, CLOUDEVENTS, OCSF, ECS, JSON;

    static WebhookKind of(String word) {
        return Arrays.stream(values()).filter(kind -> kind.word().equals(word)).findFirst()
            .orElseThrow(() -> new IllegalArgumentException("'" + word + "' is no kind of webhook: write one of "
                + Arrays.stream(values()).map(WebhookKind::word).collect(Collectors.joining(", "))));
    }

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** What makes the body; {@code several} when more than one alert travels. */
    Renderer renderer(WebhookLook look, String topic, boolean several) {
        return switch (this) {
            case MATTERMOST -> new Mattermost(look.channel(), look.username(), look.icon());
            case SLACK -> new Slack();
            case DISCORD -> new Discord();
            case TEAMS -> new Teams();
            case NTFY -> new Ntfy(topic);
            case CLOUDEVENTS -> new CloudEvents("/saslwatch", several);
            case OCSF -> new Ocsf();
            case ECS -> new Ecs();
            case JSON -> new AlertJson();
        };
    }
}
