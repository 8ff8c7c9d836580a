package io.saslwatch.enrich.dns;

import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.xbill.DNS.Address;

/** Reads the setting that names the servers. */
final class ServerList {

    private static final int PORT = 53;
    private static final Pattern SERVER = Pattern.compile("\\[(?<v6>[0-9a-fA-F:.]+)](?::(?<port6>\\d{1,5}))?"
        + "|(?<bare>[0-9a-fA-F]*:[0-9a-fA-F:.]+:[0-9a-fA-F:.]*)|(?<v4>[\\d.]+)(?::(?<port4>\\d{1,5}))?");

    private ServerList() {
    }

    /**
     * @param text addresses with optional ports, separated by commas
     * @throws IllegalArgumentException with a message for the operator when one of them is none
     */
    static List<InetSocketAddress> of(String text) {
        return Stream.of(text.split(",")).map(String::strip).filter(server -> !server.isEmpty())
            .map(ServerList::server).distinct().toList();
    }

    private static InetSocketAddress server(String text) {
        Matcher parts = SERVER.matcher(text);
        if (parts.matches()) {
            String address = Stream.of("v6", "bare", "v4").map(parts::group).filter(part -> part != null).findFirst()
                .orElseThrow();
            int port = Stream.of("port6", "port4").map(parts::group).filter(part -> part != null).findFirst()
                .map(Integer::parseInt).orElse(PORT);
            if (port > 0 && port < 1 << 16) {
                try {
                    return new InetSocketAddress(Address.getByAddress(address), port);
                } catch (UnknownHostException noAddress) {
                    // told below
                }
            }
        }
        throw new IllegalArgumentException("saslwatch.enrich.names.servers: '" + text + "' is not the address of a "
            + "name server, and a name cannot be looked up without one. Write addresses, where needed with a port, "
            + "such as 192.0.2.53, 192.0.2.53:5353 or [2001:db8::53]:5353.");
    }
}
