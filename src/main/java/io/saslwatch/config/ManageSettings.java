package io.saslwatch.config;

import static io.saslwatch.config.Setting.Kind.TEXT;

import io.saslwatch.config.Setting.Kind;
import java.util.List;

/** Settings of looking into the running service. */
public interface ManageSettings {

    Setting PORT = new Setting("saslwatch.manage.port", Kind.PORT, "8191",
        "Port on which the service tells its health and metrics: /live, /ready, /started, /metrics, /status; 0: none.");
    Setting ADDRESS = new Setting("saslwatch.manage.address", TEXT, "127.0.0.1",
        "Address of that port. Who can reach it can read it: there is no login.");

    List<Setting> ALL = List.of(PORT, ADDRESS);
}
