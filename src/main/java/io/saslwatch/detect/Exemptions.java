package io.saslwatch.detect;

import io.saslwatch.config.Config;
import io.saslwatch.config.DetectSettings;
import io.saslwatch.config.Setting;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What rules leave out, and how long the prefixes of nets are. An empty entry matches nothing.
 *
 * @param prefix4   for IPv4, 8 to 32
 * @param prefix6   for IPv6, 16 to 128
 * @param countries ISO 3166-1 alpha-2
 * @param asns      numbers of autonomous systems
 * @param names     parts of reverse DNS names in lower case; one that begins with a dot or a star only matches the end
 * @param networks  in CIDR notation
 * @param users     names used to log in, in lower case
 */
public record Exemptions(int prefix4, int prefix6, Set<String> countries, Set<Long> asns, List<String> names,
                         List<String> networks, Set<String> users) {

    /** Those of the settings. @throws IllegalArgumentException when one is wrong; the message names setting and value */
    public static Exemptions of(Config config) {
        try {
            List<String> networks = list(config, DetectSettings.IGNORE_NETWORKS);
            networks.forEach(Net::parse);
            return new Exemptions((int) range(config, DetectSettings.PREFIX4, 8, 32),
                (int) range(config, DetectSettings.PREFIX6, 16, 128),
                list(config, DetectSettings.IGNORE_COUNTRIES).stream().map(country -> country.toUpperCase(Locale.ROOT))
                    .collect(Collectors.toSet()),
                list(config, DetectSettings.IGNORE_ASNS).stream().map(Exemptions::asn).collect(Collectors.toSet()),
                list(config, DetectSettings.IGNORE_NAMES).stream().map(name -> name.toLowerCase(Locale.ROOT)).toList(),
                networks, list(config, DetectSettings.IGNORE_USERS).stream()
                    .map(user -> user.toLowerCase(Locale.ROOT)).collect(Collectors.toSet()));
        } catch (IllegalArgumentException wrong) {
            throw new IllegalArgumentException("saslwatch.detect: " + wrong.getMessage() + "; correct the setting", wrong);
        }
    }

    private static long range(Config config, Setting setting, int least, int most) {
        long number = config.number(setting);
        if (number < least || number > most) {
            throw new IllegalArgumentException(setting.key() + " is " + number + ", it must be from " + least + " to "
                + most);
        }
        return number;
    }

    /** The number of an autonomous system. @throws IllegalArgumentException when the text is none; the message has it */
    static long asn(String text) {
        String number = text.toUpperCase(Locale.ROOT).startsWith("AS") ? text.substring(2) : text;
        if (!number.matches("\\d{1,10}")) {
            throw new IllegalArgumentException("'" + text + "' is no number of an autonomous system such as AS64496");
        }
        return Long.parseLong(number);
    }

    private static List<String> list(Config config, Setting setting) {
        return Arrays.stream(config.text(setting).split(",")).map(String::strip).filter(entry -> !entry.isEmpty())
            .toList();
    }

    /** The text of an address's net; an odd text is a net of its own. */
    String net(String ip) {
        Net net = Net.of(ip, prefix4, prefix6);
        return net == null ? ip : net.text();
    }

    /** Whether rules leave an address out: it is private, or one of the entries matches. */
    boolean exempt(String ip, String name, String country, Long asn) {
        byte[] address = Net.bytes(ip);
        return address != null && (isPrivate(address)
                || networks.stream().anyMatch(network -> Net.parse(network).contains(address)))
            || country != null && countries.contains(country)
            || asn != null && asns.contains(asn)
            || name != null && names.stream().anyMatch(part -> matches(name.toLowerCase(Locale.ROOT), part));
    }

    private static boolean matches(String name, String part) {
        String end = part.startsWith("*") ? part.substring(1) : part;
        return !end.isEmpty() && (part.startsWith(".") || part.startsWith("*") ? name.endsWith(end) : name.contains(end));
    }

    /** RFC 1918, 4193, 3927, 6598 and what never leaves a machine. */
    private static boolean isPrivate(byte[] bytes) {
        try {
            InetAddress address = InetAddress.getByAddress(bytes);
            return address.isLoopbackAddress() || address.isAnyLocalAddress() || address.isLinkLocalAddress()
                || address.isSiteLocalAddress() || bytes.length == 16 && (bytes[0] & 0xFE) == 0xFC
                || bytes.length == 4 && (bytes[0] & 0xFF) == 100 && (bytes[1] & 0xC0) == 64;
        } catch (UnknownHostException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
