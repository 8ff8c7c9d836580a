package io.saslwatch.deliver;

import io.saslwatch.event.Alert;
import java.util.List;

/**
 * What travels down the route of a sink: one alert, or several that were gathered.
 *
 * @param sink   name of the sink
 * @param key    the same whenever the same is sent again; of one alert its uid and revision
 * @param alerts at least one, oldest first
 */
public record AlertMessage(String sink, String key, List<Alert> alerts) {

    public AlertMessage {
        alerts = List.copyOf(alerts);
    }
}
