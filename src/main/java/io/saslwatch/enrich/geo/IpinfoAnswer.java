package io.saslwatch.enrich.geo;

import java.net.InetAddress;
import java.time.Duration;
import java.util.Map;

/** How asking for a batch of addresses ended. */
sealed interface IpinfoAnswer {

    /** Answered; an address that is not in the map is not known there. */
    record Places(Map<InetAddress, Said> said) implements IpinfoAnswer {
    }

    /** The service wants to be asked later; {@code after} is null when it does not say when. */
    record Later(Duration after, String cause) implements IpinfoAnswer {
    }

    /** No answer this time. */
    record Failed(String cause) implements IpinfoAnswer {
    }

    /** It will not answer before the operator changes something, such as the token. */
    record Refused(String cause) implements IpinfoAnswer {
    }
}
