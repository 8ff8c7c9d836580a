package io.saslwatch.reload;

import java.util.regex.Pattern;

/** Tells which route files make objects that routes of any file may name. */
final class BoundBeans {

    private static final Pattern AT_TOP = Pattern.compile("(?m)^-\\s+[\"']?(?:beans|dataFormats|data-formats)[\"']?\\s*:");

    private BoundBeans() {
    }

    /** Whether there are any in this text. */
    static boolean in(String text) {
        return AT_TOP.matcher(text).find();
    }
}
