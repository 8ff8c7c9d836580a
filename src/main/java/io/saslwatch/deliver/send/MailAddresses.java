package io.saslwatch.deliver.send;

import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;

/** Lists of mail addresses (RFC 5322, section 3.4), as settings have them. */
public final class MailAddresses {

    private MailAddresses() {
    }

    /**
     * Refuses what is no list of mail addresses.
     *
     * @throws IllegalArgumentException naming the list and what is wrong
     */
    public static void check(String list) {
        try {
            if (InternetAddress.parse(list, true).length == 0) {
                throw new AddressException("there is none");
            }
        } catch (AddressException wrong) {
            throw new IllegalArgumentException("'" + list + "' is no list of mail addresses (" + wrong.getMessage()
                + "): write one such as root@example.org, or several separated by commas");
        }
    }
}
