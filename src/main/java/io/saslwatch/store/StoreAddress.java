package io.saslwatch.store;

import io.saslwatch.config.Config;
import io.saslwatch.config.StoreSettings;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import org.mariadb.jdbc.Configuration;
import org.postgresql.Driver;
import org.postgresql.PGProperty;

/**
 * The address of a store, understood as its driver understands it, before anything is opened.
 *
 * @param servers where the database may be; empty when it is a file, or a socket of this machine
 */
public record StoreAddress(List<Server> servers) {

    private static final int LAST_PORT = 65_535;

    /**
     * A server of a database.
     *
     * @param host name or address
     * @param port 1 to 65535
     */
    public record Server(String host, int port) {
    }

    /**
     * What the settings name.
     *
     * @throws StoreException with a message for the operator when no driver can work with it; secrets are not shown
     */
    public static StoreAddress of(Config config) {
        String url = config.text(StoreSettings.URL);
        return switch (Dialect.of(url)) {
            case SQLITE -> {
                SqliteDatabase.file(url, config.folder(StoreSettings.URL));
                yield new StoreAddress(List.of());
            }
            case POSTGRESQL -> postgresql(url);
            case MARIADB -> mariadb(url);
        };
    }

    private static StoreAddress postgresql(String url) {
        Properties parsed = Driver.parseURL(url, null);
        if (parsed == null) {
            throw wrong(url, "jdbc:postgresql://host:5432/database");
        }
        String[] hosts = PGProperty.PG_HOST.getOrDefault(parsed).split(",", -1);
        String[] ports = PGProperty.PG_PORT.getOrDefault(parsed).split(",", -1);
        List<Server> servers = new ArrayList<>();
        for (int i = 0; i < hosts.length; i++) {
            // the driver takes a login before the host for a part of its name
            if (hosts[i].contains("@")) {
                throw wrong(url, "jdbc:postgresql://host:5432/database");
            }
            servers.add(new Server(hosts[i].isEmpty() ? "localhost" : hosts[i], Integer.parseInt(ports[i])));
        }
        return new StoreAddress(List.copyOf(servers));
    }

    private static StoreAddress mariadb(String url) {
        try {
            Configuration parsed = Configuration.parse(url);
            boolean socket = parsed.localSocket() != null || parsed.pipe() != null;
            if (!socket && (parsed.addresses().isEmpty() || parsed.addresses().stream().anyMatch(each -> each.port < 1
                    || each.port > LAST_PORT))) {
                throw wrong(url, "jdbc:mariadb://host:3306/database");
            }
            return new StoreAddress(socket ? List.of() : parsed.addresses().stream().map(each -> new Server(each.host, each.port))
                .toList());
        } catch (SQLException unreadable) {
            // what the driver says may hold a password
            throw wrong(url, "jdbc:mariadb://host:3306/database");
        }
    }

    private static StoreException wrong(String url, String form) {
        return new StoreException("saslwatch.store.url is '" + JdbcUrl.masked(url) + "', which its driver cannot use. "
            + "Write " + form + ", and a login in saslwatch.store.user and SASLWATCH_STORE_PASSWORD.");
    }
}
