package io.saslwatch.enrich.dns;

import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What an operator should know of the look-ups; called by the thread that asks. */
public interface NameEvents {

    /** Name servers answer nothing any more. */
    void silent(int lookups);

    /** They answer again. */
    void answering(Instant silentSince);

    /** A look-up failed by a fault of this program; it counts as not answered. */
    void broke(Throwable cause);

    /** Tells the log. */
    static NameEvents logging() {
        Logger log = LoggerFactory.getLogger("io.saslwatch.enrich.names");
        return new NameEvents() {
            @Override
            public void silent(int lookups) {
                log.warn("Name servers do not answer; addresses stay without names and are asked for later. Check "
                    + "/etc/resolv.conf or saslwatch.enrich.names.servers. unanswered={}", lookups);
            }

            @Override
            public void answering(Instant silentSince) {
                log.info("Name servers answer again. silentSince={}", silentSince);
            }

            @Override
            public void broke(Throwable cause) {
                log.error("Look-up of a name failed by a fault of saslwatch; please report it.", cause);
            }
        };
    }
}
