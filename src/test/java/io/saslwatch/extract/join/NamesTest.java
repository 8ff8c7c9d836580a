package io.saslwatch.extract.join;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class NamesTest {

    @Test
    void takesLowerCaseForTheSameName() {
        assertThat(Names.same("Anna@Example.org", "anna@example.org")).isTrue();
    }

    @Test
    void takesACutNameForTheWholeOne() {
        String name = "x".repeat(100);

        assertThat(Names.same(name.substring(0, 61) + "...", name)).isTrue();
        assertThat(Names.fuller(name.substring(0, 61) + "...", name)).isEqualTo(name);
    }

    @Test
    void takesReplacedCharactersForTheSameName() {
        assertThat(Names.same("j??rgen", "j\u00fcrgen")).isTrue();
        assertThat(Names.same("user?tx", "user?x")).isTrue();
    }

    @Test
    void keepsDifferentNamesApart() {
        assertThat(Names.same("anna", "annabel")).isFalse();
        assertThat(Names.same("anna@example.org", "anna@example.com")).isFalse();
        assertThat(Names.same("anna", null)).isFalse();
    }

    @Test
    void takesAnEmptyNameForNone() {
        assertThat(Names.same("", null)).isTrue();
        assertThat(Names.same("", "anna")).isFalse();
    }
}
