package io.saslwatch.enrich.dns;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Supplier;
import org.xbill.DNS.config.ResolvConfResolverConfigProvider;

/**
 * The servers that {@code /etc/resolv.conf} names; without any, the one of this machine, as resolv.conf(5) says. The
 * file is read again now and then, since a service outlives the network that it started in. Used by one thread.
 */
final class SystemServers implements Supplier<List<InetSocketAddress>> {

    private static final Duration FRESH = Duration.ofSeconds(30);

    private final InstantSource clock;
    private List<InetSocketAddress> servers = List.of();
    private Instant staleAt = Instant.MIN;

    SystemServers(InstantSource clock) {
        this.clock = clock;
    }

    @Override
    public List<InetSocketAddress> get() {
        Instant now = clock.instant();
        if (!now.isBefore(staleAt)) {
            staleAt = now.plus(FRESH);
            ResolvConfResolverConfigProvider file = new ResolvConfResolverConfigProvider();
            if (file.isEnabled()) {
                file.initialize();
            }
            servers = file.servers().isEmpty()
                ? List.of(new InetSocketAddress(InetAddress.getLoopbackAddress(), 53)) : List.copyOf(file.servers());
        }
        return servers;
    }
}
