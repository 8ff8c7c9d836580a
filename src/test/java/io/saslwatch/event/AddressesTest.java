package io.saslwatch.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AddressesTest {

    // The examples of RFC 5952, sections 1 to 5, among others
    @ParameterizedTest
    @CsvSource({"192.0.2.1, 192.0.2.1", "0.0.0.0, 0.0.0.0", "255.255.255.255, 255.255.255.255",
        "2001:db8:0:0:1:0:0:1, 2001:db8::1:0:0:1", "2001:0db8:0:0:1:0:0:1, 2001:db8::1:0:0:1",
        "2001:DB8:0:0:1::1, 2001:db8::1:0:0:1", "2001:db8:aaaa:bbbb:cccc:dddd:0:1, 2001:db8:aaaa:bbbb:cccc:dddd:0:1",
        "2001:db8::0:1, 2001:db8::1", "2001:db8:0:0:0:0:2:1, 2001:db8::2:1",
        "2001:db8:0:1:1:1:1:1, 2001:db8:0:1:1:1:1:1",
        "2001:0:0:1:0:0:0:1, 2001:0:0:1::1", "0:0:0:0:0:0:0:0, ::", "::1, ::1", "1::, 1::",
        "1:2:3:4:5:6:7::, 1:2:3:4:5:6:7:0",
        "::ffff:192.0.2.1, 192.0.2.1", "::FFFF:c000:201, 192.0.2.1", "64:ff9b::192.0.2.33, 64:ff9b::c000:221",
        "IPv6:2001:db8::25, 2001:db8::25", "[2001:db8::25], 2001:db8::25", "[IPv6:2001:db8::25], 2001:db8::25",
        "fe80::1%eth0, fe80::1", "1:0:0:2:0:0:0:0, 1:0:0:2::"})
    void bringsAnAddressToItsOneForm(String text, String normal) {
        assertThat(Addresses.normal(text)).isEqualTo(normal);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "unknown", "example.org", "1.2.3", "1.2.3.4.5", "256.1.1.1", "01.2.3.4", "1.2.3.",
        ".1.2.3",
        "1..2.3", "1.2.3.4 ", "1.2.3.-4", "1:2:3:4:5:6:7", "1:2:3:4:5:6:7:8:9", "::1::", "12345::", "g::1", ":::",
        ":1:2",
        "1:2:3:4:5:6:7:8::", "1.2.3.4::", "::1.2.3", "\u0661.2.3.4", "\u0661::1"})
    void doesNotTakeAnythingElseForAnAddress(String text) {
        assertThat(Addresses.normal(text)).isNull();
    }

    @Test
    void knowsThatNothingIsNoAddress() {
        assertThat(Addresses.normal(null)).isNull();
    }

    @Test
    void keepsTheAddressHoweverItIsSpelled() throws UnknownHostException {
        Random random = new Random(5);
        for (int i = 0; i < 5_000; i++) {
            byte[] address = new byte[16];
            for (int at = 0; at < 16; at++) {
                address[at] = (byte) (random.nextInt(3) == 0 ? random.nextInt(256) : 0);
            }
            address[0] |= 0x20;
            String long8 = Inet6Address.getByAddress(address).getHostAddress();
            String normal = Addresses.normal(long8);

            assertThat(InetAddress.getByName(normal).getAddress()).as(long8).isEqualTo(address);
            assertThat(Addresses.normal(normal)).isEqualTo(normal);
            assertThat(Addresses.normal(long8.toUpperCase(Locale.ROOT))).isEqualTo(normal);
            String quad = String.format("%d.%d.%d.%d", address[12] & 255, address[13] & 255, address[14] & 255,
                address[15] & 255);
            String head = long8.replaceFirst(":[^:]*:[^:]*$", ":");
            assertThat(Addresses.normal(head + quad)).as(head + quad).isEqualTo(normal);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"192.0.2.7", "0.0.0.0", "255.255.255.255", "2001:db8::7", "::", "::1", "1::", "2001:db8::1:0:0:1",
        "2001:db8:0:1:1:1:1:1", "fe80::1:2:3:4", "2001:0:0:1::1"})
    void whatEventsHaveIsReadAndWrittenTheSame(String text) {
        assertThat(Addresses.inet(text).map(Addresses::text)).hasValue(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "localhost", "192.0.2", "192.0.2.256", "192.0.2.7.9", "1.2.3.4 ", "0x7f.0.0.1", "+1.2.3.4",
        "fe80::1%eth0", "::g", "1:2:3", "[::1]", "a.example.net:25", "2001:db8::7/64",
        "1111:2222:3333:4444:5555:6666:7777:8888:9999:aaaa"})
    void whatIsNoAddressIsNeverTakenForAHostName(String text) {
        assertThat(Addresses.inet(text)).isEmpty();
    }

    @Test
    void readsTheAddressThatTheTextMeans() throws UnknownHostException {
        Random random = new Random(6);
        for (int i = 0; i < 2_000; i++) {
            byte[] address = new byte[random.nextBoolean() ? 4 : 16];
            random.nextBytes(address);
            InetAddress expected = InetAddress.getByAddress(address);

            assertThat(Addresses.inet(Addresses.text(expected))).hasValue(expected);
            assertThat(Addresses.inet(expected.getHostAddress())).hasValue(expected);
        }
    }
}
