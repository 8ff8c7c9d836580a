package io.saslwatch.enrich;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AddressTextTest {

    @ParameterizedTest
    @ValueSource(strings = {"192.0.2.7", "0.0.0.0", "255.255.255.255", "2001:db8::7", "::", "::1", "1::", "2001:db8::1:0:0:1",
        "2001:db8:0:1:1:1:1:1", "fe80::1:2:3:4", "2001:0:0:1::1"})
    void whatEventsHaveIsReadAndWrittenTheSame(String text) {
        assertThat(AddressText.read(text).map(AddressText::write)).hasValue(text);
    }

    @ParameterizedTest
    @CsvSource({"2001:DB8:0:0:0:0:0:7, 2001:db8::7", "2001:db8:0:0:1:0:0:1, 2001:db8::1:0:0:1", "2001:0db8::0007, 2001:db8::7"})
    void otherTextsOfAnAddressAreWrittenAsEventsHaveThem(String text, String written) throws Exception {
        assertThat(AddressText.write(InetAddress.getByName(text))).isEqualTo(written);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "localhost", "192.0.2", "192.0.2.256", "192.0.2.7.9", "1.2.3.4 ", "0x7f.0.0.1", "+1.2.3.4",
        "fe80::1%eth0", "::g", "1:2:3", "[::1]", "a.example.net:25", "2001:db8::7/64",
        "1111:2222:3333:4444:5555:6666:7777:8888:9999:aaaa"})
    void whatIsNoAddressIsNeverTakenForAHostName(String text) {
        assertThat(AddressText.read(text)).isEmpty();
    }
}
