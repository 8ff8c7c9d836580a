package io.saslwatch.enrich.dns;

import io.saslwatch.event.NameStatus;
import java.util.List;
import org.xbill.DNS.CNAMERecord;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.SOARecord;
import org.xbill.DNS.Section;
import org.xbill.DNS.Type;

/** Finds in an answer what was asked for, through the aliases in it (RFC 1034, section 3.6.2; RFC 2317). */
final class AnswerReader {

    private AnswerReader() {
    }

    /**
     * @param aliases how many may be followed at most
     */
    static Outcome read(Message message, Name asked, int type, int aliases) {
        int code = message.getRcode();
        if (code != Rcode.NOERROR && code != Rcode.NXDOMAIN) {
            return new Outcome.Failed(code == Rcode.REFUSED ? NameStatus.REFUSED : NameStatus.SERVFAIL);
        }
        List<Record> answers = message.getSection(Section.ANSWER);
        Name name = asked;
        long ttl = Long.MAX_VALUE;
        int followed = 0;
        while (true) {
            List<Record> wanted = of(answers, name, type);
            if (!wanted.isEmpty()) {
                return new Outcome.Found(wanted, Math.min(ttl, shortest(wanted)));
            }
            List<Record> alias = of(answers, name, Type.CNAME);
            if (alias.isEmpty()) {
                break;
            }
            if (followed == aliases) {
                return new Outcome.Missing(NameStatus.NODATA, 0);
            }
            followed++;
            ttl = Math.min(ttl, alias.get(0).getTTL());
            name = ((CNAMERecord) alias.get(0)).getTarget();
        }
        return nothing(message, code, name, followed, ttl);
    }

    private static Outcome nothing(Message message, int code, Name name, int followed, long ttl) {
        List<Record> authority = message.getSection(Section.AUTHORITY);
        for (Record record : authority) {
            if (record instanceof SOARecord soa) {
                // RFC 2308, section 5
                long negative = Math.min(soa.getTTL(), soa.getMinimum());
                return new Outcome.Missing(code == Rcode.NXDOMAIN ? NameStatus.NXDOMAIN : NameStatus.NODATA,
                    Math.min(ttl, negative));
            }
        }
        if (code == Rcode.NXDOMAIN) {
            return new Outcome.Missing(NameStatus.NXDOMAIN, 0);
        }
        if (followed > 0) {
            return new Outcome.Alias(name, followed, ttl);
        }
        return isReferral(message, authority) ? new Outcome.Failed(NameStatus.SERVFAIL)
            : new Outcome.Missing(NameStatus.NODATA, 0);
    }

    /** The server knows only whom else to ask, and will not ask for us: it is no resolver. */
    private static boolean isReferral(Message message, List<Record> authority) {
        return !message.getHeader().getFlag(Flags.AA) && !message.getHeader().getFlag(Flags.RA)
            && authority.stream().anyMatch(record -> record.getType() == Type.NS);
    }

    private static List<Record> of(List<Record> answers, Name name, int type) {
        return answers.stream().filter(record -> record.getType() == type && record.getDClass() == DClass.IN
            && record.getName().equals(name)).toList();
    }

    private static long shortest(List<Record> records) {
        return records.stream().mapToLong(Record::getTTL).min().orElse(0);
    }
}
