package io.saslwatch.doctor;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Record;
import org.xbill.DNS.SimpleResolver;
import org.xbill.DNS.Type;

/**
 * Whether name servers answer: each is asked for the name servers of the root zone (RFC 1035).
 *
 * @param servers who is asked
 * @param patience how long each may take
 */
public record ResolverCheck(Supplier<List<InetSocketAddress>> servers, Duration patience) implements Check {

    @Override
    public List<Finding> look() {
        List<Finding> findings = new ArrayList<>();
        for (InetSocketAddress server : servers.get()) {
            String where = server.getAddress().getHostAddress() + " port " + server.getPort();
            try {
                SimpleResolver resolver = new SimpleResolver(server);
                resolver.setTimeout(patience);
                resolver.send(Message.newQuery(Record.newRecord(Name.root, Type.NS, DClass.IN)));
                findings.add(Finding.ok("resolver", "the name server " + where + " answers"));
            } catch (IOException silent) {
                findings.add(Finding.fail("resolver", "the name server " + where + " does not answer (" + silent.getMessage()
                    + ")", "correct /etc/resolv.conf or saslwatch.enrich.names.servers, or do without names: "
                    + "saslwatch.enrich.names.enabled=false"));
            }
        }
        return findings;
    }
}
