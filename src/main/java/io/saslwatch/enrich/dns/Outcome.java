package io.saslwatch.enrich.dns;

import io.saslwatch.event.NameStatus;
import java.util.List;
import org.xbill.DNS.Name;
import org.xbill.DNS.Record;

/** What an answer says of a name. */
sealed interface Outcome {

    /**
     * There are records.
     *
     * @param ttl for how many seconds they and the aliases that led to them hold
     */
    record Found(List<Record> records, long ttl) implements Outcome { }

    /**
     * There are none.
     *
     * @param status {@code NXDOMAIN} or {@code NODATA}
     * @param ttl    for how many seconds that holds; 0 when the answer does not say
     */
    record Missing(NameStatus status, long ttl) implements Outcome { }

    /**
     * Nobody with authority answered.
     *
     * @param status a passing one
     */
    record Failed(NameStatus status) implements Outcome { }

    /**
     * The name stands for another one, of which the answer says nothing.
     *
     * @param name    that other name
     * @param aliases how many aliases led to it in this answer
     * @param ttl     for how many seconds they hold
     */
    record Alias(Name name, int aliases, long ttl) implements Outcome { }
}
