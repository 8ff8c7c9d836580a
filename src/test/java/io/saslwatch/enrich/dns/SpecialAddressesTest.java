package io.saslwatch.enrich.dns;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.UnknownHostException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The first and the last address of each block, and their neighbours. */
class SpecialAddressesTest {

    @ParameterizedTest
    @ValueSource(strings = {"0.0.0.0", "0.255.255.255", "10.0.0.0", "10.255.255.255", "100.64.0.0", "100.127.255.255",
        "127.0.0.0", "127.255.255.255", "169.254.0.0", "169.254.255.255", "172.16.0.0", "172.31.255.255", "192.0.0.0",
        "192.0.0.255", "192.0.2.0", "192.0.2.255", "192.88.99.0", "192.88.99.255", "192.168.0.0", "192.168.255.255",
        "198.18.0.0", "198.19.255.255", "198.51.100.0", "198.51.100.255", "203.0.113.0", "203.0.113.255", "224.0.0.0",
        "239.255.255.255", "240.0.0.0", "255.255.255.255", "::", "::1", "::ffff:10.0.0.1", "64:ff9b:1::1", "100::1",
        "100:0:0:1::1", "1fff:ffff::1", "2001::1", "2001:1ff:ffff::1", "2001:db8::", "2001:db8:ffff:ffff::1", "3fff::",
        "3fff:fff:ffff::1", "4000::1", "5f00::1", "fc00::1", "fdff:ffff::1", "fe80::1", "febf::1", "fec0::1",
        "ff02::1"})
    void containsWhatIsNotGlobal(String address) throws UnknownHostException {
        assertThat(SpecialAddresses.contain(InetAddress.getByName(address))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.0.0.0", "9.255.255.255", "11.0.0.0", "100.63.255.255", "100.128.0.0", "126.255.255.255",
        "128.0.0.0", "169.253.255.255", "169.255.0.0", "172.15.255.255", "172.32.0.0", "192.0.1.0", "192.0.3.0",
        "192.88.98.255", "192.88.100.0", "192.167.255.255", "192.169.0.0", "198.17.255.255", "198.20.0.0",
        "198.51.99.255", "198.51.101.0", "203.0.112.255", "203.0.114.0", "223.255.255.255", "81.2.69.160",
        "::ffff:81.2.69.160", "64:ff9b::5102:45a0", "2000::1", "2001:200::1", "2001:db7:ffff::1", "2001:db9::1",
        "2a02:cf40::1", "3ffe:ffff::1", "3fff:1000::1"})
    void doesNotContainWhatIsGlobal(String address) throws UnknownHostException {
        assertThat(SpecialAddresses.contain(InetAddress.getByName(address))).isFalse();
    }
}
