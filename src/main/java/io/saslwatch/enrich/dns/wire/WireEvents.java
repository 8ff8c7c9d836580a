package io.saslwatch.enrich.dns.wire;

/** What happens on the wire; called by the client's thread, which a slow method holds up. */
public interface WireEvents {

    /** A question was sent, for the first time or again. */
    void asked();

    /** A question got no answer in time. */
    void unanswered();

    /** A message came that is no answer to the question of its socket. It was ignored. */
    void strayed();

    /** An answer was cut, so it is asked for by TCP. */
    void repeatedByTcp();

    /** The client failed in a way that nobody foresaw; the question counts as unanswered. */
    void broke(Throwable cause);
}
