package io.saslwatch.enrich.geo;

import java.net.InetAddress;

/** One of the sources that are asked in order. Thread-safe. */
sealed interface PlaceSource permits PlaceFile, IpinfoSource {

    /** What the source says of an address now, without waiting; null when it has to ask somebody first. */
    Said find(InetAddress address);

    /** Its state, for people. */
    SourceStatus status();
}
