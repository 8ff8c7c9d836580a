package io.saslwatch.deliver.render;

/** How a target writes text: plain text in, the same text as the target shows it out. */
interface Style {

    /** Plain text as it is. */
    Style PLAIN = text -> text;

    /** The text so that the target shows it and obeys none of it. */
    String text(String plain);

    /** The same, standing out. */
    default String strong(String plain) {
        return text(plain);
    }
}
