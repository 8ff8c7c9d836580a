package io.saslwatch.deliver.send;

import java.net.InetAddress;
import java.net.UnknownHostException;

/** Whom our mails come from. It knows no class of a mail client, so that a start without mails loads none. */
public final class SenderAddress {

    private SenderAddress() {
    }

    /** The address that is set, else saslwatch at the name of this host. */
    public static String of(String set) {
        if (!set.isEmpty()) {
            return set;
        }
        try {
            return "saslwatch@" + InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException nameless) {
            return "saslwatch@localhost";
        }
    }
}
