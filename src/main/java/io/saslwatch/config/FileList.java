package io.saslwatch.config;

import java.util.Arrays;
import java.util.List;

/** Names of files in one setting, separated by commas; a comma within a name is written {@code \\,}. Stateless. */
public final class FileList {

    private FileList() {
    }

    /** The names, in their order, without empty ones. */
    public static List<String> of(String text) {
        return Arrays.stream(text.split("(?<!\\\\),")).map(name -> name.strip().replace("\\,", ","))
            .filter(name -> !name.isEmpty()).toList();
    }
}
