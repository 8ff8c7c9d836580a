package io.saslwatch.enrich.dns;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;

/**
 * Addresses that belong to nobody in particular, so that a name server far away can say nothing of them and should not
 * learn of them either. Sources: IANA's registries "IPv4 Special-Purpose Address Space" and "IPv6 Special-Purpose
 * Address Space" (RFC 6890), blocks that are not globally reachable; "IPv4 Multicast Address Space" (RFC 5771);
 * "Internet Protocol Version 6 Address Space", of which only 2000::/3 is given out.
 */
final class SpecialAddresses {

    private static final List<Block> IPV4 = blocks("""
        0.0.0.0/8        this network, RFC 791
        10.0.0.0/8       private use, RFC 1918
        100.64.0.0/10    shared by a carrier's customers, RFC 6598
        127.0.0.0/8      loopback, RFC 1122
        169.254.0.0/16   link-local, RFC 3927
        172.16.0.0/12    private use, RFC 1918
        192.0.0.0/24     protocol assignments, RFC 6890
        192.0.2.0/24     documentation, RFC 5737
        192.88.99.0/24   deprecated 6to4 relay anycast, RFC 7526
        192.168.0.0/16   private use, RFC 1918
        198.18.0.0/15    benchmarks, RFC 2544
        198.51.100.0/24  documentation, RFC 5737
        203.0.113.0/24   documentation, RFC 5737
        224.0.0.0/4      multicast, RFC 5771
        240.0.0.0/4      reserved, RFC 1112; broadcast, RFC 919
        """);

    /**
     * Unspecified, loopback, discard-only, unique local, link-local, multicast and all that is reserved lie outside.
     */
    private static final Block IPV6_GLOBAL = block("2000::/3");

    /** The one block outside that is globally reachable: IPv4 addresses behind a translator, RFC 6052. */
    private static final Block IPV6_TRANSLATED = block("64:ff9b::/96");

    private static final List<Block> IPV6 = blocks("""
        2001::/23        protocol assignments, RFC 2928; Teredo, RFC 4380; benchmarks, RFC 5180
        2001:db8::/32    documentation, RFC 3849
        3fff::/20        documentation, RFC 9637
        """);

    private SpecialAddresses() {
    }

    /** Whether an address is not one of the global internet. */
    static boolean contain(InetAddress address) {
        byte[] bytes = address.getAddress();
        if (address instanceof Inet4Address) {
            return any(IPV4, bytes);
        }
        return !IPV6_GLOBAL.contains(bytes) && !IPV6_TRANSLATED.contains(bytes) || any(IPV6, bytes);
    }

    private static boolean any(List<Block> blocks, byte[] address) {
        for (Block block : blocks) {
            if (block.contains(address)) {
                return true;
            }
        }
        return false;
    }

    private static List<Block> blocks(String table) {
        return table.lines().map(line -> block(line.substring(0, line.indexOf(' ')))).toList();
    }

    private static Block block(String text) {
        int slash = text.indexOf('/');
        try {
            return new Block(InetAddress.getByName(text.substring(0, slash)).getAddress(),
                Integer.parseInt(text.substring(slash + 1)));
        } catch (UnknownHostException impossible) {
            throw new IllegalStateException(text, impossible);
        }
    }

    private record Block(byte[] start, int bits) {

        boolean contains(byte[] address) {
            int whole = bits / 8;
            for (int i = 0; i < whole; i++) {
                if (address[i] != start[i]) {
                    return false;
                }
            }
            int rest = bits % 8;
            return rest == 0 || ((address[whole] ^ start[whole]) & 0xFF) >> 8 - rest == 0;
        }
    }
}
