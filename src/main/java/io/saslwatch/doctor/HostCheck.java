package io.saslwatch.doctor;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.util.List;

/**
 * Whether a server can be reached; nothing is sent to it.
 *
 * @param check  the matter: webhook, syslog, store
 * @param secure whether TLS is tried, too
 * @param remedy what to do when it cannot
 */
public record HostCheck(String check, String host, int port, boolean secure, Reach reach, String remedy) implements Check {

    /** Of an http or https address, of which only host and port are ever told: the rest may be a secret. */
    public static Check ofAddress(String check, String address, Reach reach, String remedy) {
        try {
            URI uri = URI.create(address);
            boolean secure = "https".equalsIgnoreCase(uri.getScheme());
            if (uri.getHost() == null || !secure && !"http".equalsIgnoreCase(uri.getScheme())) {
                throw new IllegalArgumentException();
            }
            return new HostCheck(check, uri.getHost(), uri.getPort() > 0 ? uri.getPort() : secure ? 443 : 80, secure, reach,
                remedy);
        } catch (IllegalArgumentException wrong) {
            return () -> List.of(Finding.fail(check, "its address is not one that begins with http:// or https:// and a host",
                remedy));
        }
    }

    @Override
    public List<Finding> look() {
        String where = host + " port " + port;
        try (Socket plain = reach.open(host, port);
                Socket socket = secure ? reach.secured(plain, host) : plain) {
            return List.of(Finding.ok(check, socket.isConnected() ? where + " is there" : where));
        } catch (IOException failed) {
            return List.of(Reach.failed(check, where, "cannot be reached", failed, remedy));
        }
    }
}
