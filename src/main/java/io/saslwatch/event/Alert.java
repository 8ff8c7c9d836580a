package io.saslwatch.event;

import java.time.Instant;

/**
 * A finding in the store.
 *
 * @param id       the store's number
 * @param uid      what it is called everywhere: 32 hexadecimal digits made of rule, subject and window, so that the
 *                 same finding has the same in every store; deliveries use it as idempotency key
 * @param finding  what was found, as of the last update
 * @param revision 1 when raised, one more whenever the severity rose: each revision is delivered once
 * @param raised   when it was stored first
 * @param updated  when it was found last
 * @param acknowledged when somebody said that it is dealt with; null when nobody did
 */
public record Alert(long id, String uid, Finding finding, int revision, Instant raised, Instant updated,
                    Instant acknowledged) {
}
