package io.saslwatch.deliver.outbox;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Takes secrets out of what libraries and servers say. The address of a webhook is a secret as a whole: only its host is
 * left. Servers repeat pieces of what they got, so the pieces of addresses and headers are taken out as well. Immutable.
 *
 * @param secrets values of settings that must not be shown
 */
public record Masks(List<String> secrets) {

    private static final Pattern URL = Pattern.compile("(?i)\\b([a-z][a-z0-9+.-]{1,20}://)(?:[^\\s/?#@\"'<>]*@)?([^\\s/?#\"'<>]*)[^\\s\"'<>]*");
    private static final Pattern AUTHORITY = Pattern.compile("(?i)^[a-z][a-z0-9+.-]*://[^/?#]*");
    private static final int LENGTH = 500;
    /** Shorter pieces are words such as hooks, and stand in messages that people need. */
    private static final int PIECE = 8;

    /** With the pieces that a secret is made of. */
    public Masks {
        secrets = secrets.stream().filter(secret -> !secret.isBlank()).flatMap(Masks::pieces).distinct()
            .sorted(Comparator.comparingInt(String::length).reversed()).toList();
    }

    private static Stream<String> pieces(String secret) {
        boolean url = secret.contains("://");
        if (!url && !secret.contains(": ")) {
            return Stream.of(secret);
        }
        String rest = url ? AUTHORITY.matcher(secret.strip()).replaceFirst("") : secret.substring(secret.indexOf(": ") + 2);
        return Stream.concat(Stream.of(secret), Stream.concat(Stream.of(rest), Arrays.stream(rest.split("[\\s/?&=#]+")))
            .filter(piece -> piece.length() >= PIECE));
    }

    /** The same with more secrets. */
    Masks and(List<String> more) {
        return more.isEmpty() ? this : new Masks(Stream.concat(secrets.stream(), more.stream()).toList());
    }

    /** The text on one line, bounded, without secrets. */
    public String masked(String text) {
        String said = text == null ? "" : text;
        for (String secret : secrets) {
            said = said.replace(secret, "***");
        }
        said = URL.matcher(said).replaceAll("$1$2/***").replaceAll("[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}\\p{Cs}]+", " ").strip();
        return said.length() <= LENGTH ? said : said.substring(0, LENGTH - 1) + "…";
    }
}
