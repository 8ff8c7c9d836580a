package io.saslwatch.deliver.outbox;

import java.util.List;
import java.util.regex.Pattern;

/**
 * Takes secrets out of what libraries say. The address of a webhook is a secret as a whole: only its host is left.
 *
 * @param secrets values of settings that must not be shown
 */
public record Masks(List<String> secrets) {

    private static final Pattern URL = Pattern.compile("(?i)\\b([a-z][a-z0-9+.-]{1,20}://)(?:[^\\s/?#@\"'<>]*@)?([^\\s/?#\"'<>]*)[^\\s\"'<>]*");
    private static final int LENGTH = 500;

    public Masks {
        secrets = secrets.stream().filter(secret -> !secret.isBlank()).toList();
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
