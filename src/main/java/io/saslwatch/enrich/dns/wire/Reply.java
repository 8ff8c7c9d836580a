package io.saslwatch.enrich.dns.wire;

import org.xbill.DNS.Message;

/** How a question ended. */
public sealed interface Reply {

    /** A server answered; id, question and transport have been checked, the content has not. */
    record Answer(Message message) implements Reply { }

    /** No server answered in time, or none can be reached. */
    record Silence() implements Reply { }
}
