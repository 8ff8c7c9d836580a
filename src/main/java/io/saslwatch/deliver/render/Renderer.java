package io.saslwatch.deliver.render;

import io.saslwatch.event.Alert;
import java.util.List;

/** Makes one message of alerts. Implementations are immutable and may be used by several threads. */
public interface Renderer {

    /**
     * The message's body.
     *
     * @param alerts at least one; several when they were gathered
     */
    String render(List<Alert> alerts);

    /** The media type of the body. */
    default String contentType() {
        return "application/json";
    }
}
