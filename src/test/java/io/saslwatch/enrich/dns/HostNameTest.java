package io.saslwatch.enrich.dns;

import static io.saslwatch.enrich.dns.Scripts.name;
import static io.saslwatch.enrich.dns.Scripts.raw;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.xbill.DNS.Name;

class HostNameTest {

    private static final String LONG = "a".repeat(63);

    @ParameterizedTest
    @ValueSource(strings = {"mail.example.org.", "160-69-2-81.dyn_pool.example.org.", "xn--mnchen-3ya.example.",
        "localhost.", "a.-b.c-.org.", "1.2.3.example.org."})
    void takesHostNamesAsTheyAre(String text) {
        assertThat(HostName.of(name(text))).contains(text.substring(0, text.length() - 1));
    }

    @Test
    void putsCapitalLettersIntoLowerCaseWhateverTheLanguageOfTheMachine() {
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(new Locale("tr"));
            assertThat(HostName.of(name("MAIL.EXAMPLE.INFO."))).contains("mail.example.info");
        } finally {
            Locale.setDefault(before);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"<b>", "a b", "a\tb", "a\nb", "\u0000", "\u001B[2J", "\u007F", "m\u00FCnchen", "\u00C0",
        "=1+1", "+1", "@sum", "a'b", "a\"b", "a;b", "a,b", "a|b", "a.b", "\\000", "a/b", "..", "$(id)", "`id`", "%0a",
        "{{x}}", "*"})
    void refusesALabelWithAnythingElse(String label) {
        assertThat(HostName.of(raw(label, "example", "org"))).isEmpty();
        assertThat(HostName.of(raw("mail", label, "org"))).isEmpty();
        assertThat(HostName.of(raw("mail", "example", label))).isEmpty();
    }

    @Test
    void refusesWhatWouldBeAnOptionOfACommandOrReadsAsAnAddress() {
        assertThat(HostName.of(raw("-rf", "example", "org"))).isEmpty();
        assertThat(HostName.of(raw("10", "0", "0", "1"))).isEmpty();
        assertThat(HostName.of(raw("2130706433"))).isEmpty();
        assertThat(HostName.of(raw("a", "1"))).isEmpty();
    }

    @Test
    void refusesTheRoot() {
        assertThat(HostName.of(Name.root)).isEmpty();
    }

    @Test
    void takesTheLongestNameThatDnsCanHold() {
        assertThat(HostName.of(raw(LONG, LONG, LONG, "a".repeat(61))).orElseThrow()).hasSize(253);
    }

    @Test
    void whateverOctetsComeOnlyHarmlessTextIsTaken() {
        Random random = new Random(20261120);
        int taken = 0;
        for (int i = 0; i < 200_000; i++) {
            String[] labels = new String[1 + random.nextInt(3)];
            for (int j = 0; j < labels.length; j++) {
                StringBuilder label = new StringBuilder();
                for (int k = 0; k <= random.nextInt(3); k++) {
                    label.append((char) random.nextInt(256));
                }
                labels[j] = label.toString();
            }
            String text = HostName.of(raw(labels)).orElse("fine");
            taken += text.equals("fine") ? 0 : 1;
            assertThat(text).matches("[a-z0-9_][a-z0-9_-]*(\\.[a-z0-9_-]+)*").doesNotMatch(".*(^|\\.)\\d+");
        }
        assertThat(taken).isGreaterThan(100);
    }
}
