package io.saslwatch.deliver.send;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A host and a port, as operators write them: {@code host:514}, {@code 192.0.2.1:514}, {@code [2001:db8::1]:514}.
 *
 * @param host name or address, without brackets
 * @param port 1 to 65535
 */
public record HostPort(String host, int port) {

    private static final Pattern FORM = Pattern.compile("(?:\\[([0-9A-Fa-f:.]+)]|([^:\\[\\]/\\s@]+)):(\\d{1,5})");

    /**
     * Reads them.
     *
     * @param what what the text is, for the message
     * @param form how to write it, for the message
     * @throws IllegalArgumentException with both
     */
    public static HostPort of(String text, String what, String form) {
        Matcher parts = FORM.matcher(text.strip());
        int port = parts.matches() ? Integer.parseInt(parts.group(3)) : 0;
        if (port < 1 || port > 65_535) {
            throw new IllegalArgumentException(what + " is '" + text + "': write " + form + ", the port from 1 to 65535, an "
                + "IPv6 address in brackets");
        }
        return new HostPort(parts.group(1) != null ? parts.group(1) : parts.group(2), port);
    }
}
