package io.saslwatch.event;

import java.util.List;

/**
 * What the lines of a batch say besides attempts to log in; rules ask for it.
 *
 * @param rejections mails refused to senders over their quota, in the order of the lines
 * @param wanted     lines that looked like an authentication
 * @param unparsed   those of them that no format took: a sign of a changed log format
 */
public record LineFacts(List<SenderRejection> rejections, long wanted, long unparsed) {

    /** Nothing. */
    public static final LineFacts NONE = new LineFacts(List.of(), 0, 0);

    public LineFacts {
        rejections = List.copyOf(rejections);
    }
}
