package io.saslwatch.enrich.dns;

import io.saslwatch.enrich.dns.LoopbackDns.Script;
import java.io.IOException;
import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.xbill.DNS.AAAARecord;
import org.xbill.DNS.ARecord;
import org.xbill.DNS.Address;
import org.xbill.DNS.CNAMERecord;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.PTRRecord;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.SOARecord;

/** What the {@link LoopbackDns} can do with a question. */
public final class Scripts {

    private Scripts() {
    }

    /** Answers with names that hold for an hour. */
    public static Script names(String... names) {
        return names(3600, names);
    }

    /** Answers with names that hold for so many seconds. */
    public static Script names(long ttl, String... names) {
        return names(ttl, Stream.of(names).map(Scripts::name).toArray(Name[]::new));
    }

    /** Answers with names of any octets. */
    public static Script names(long ttl, Name... names) {
        return call -> call.send(call.message(Rcode.NOERROR,
            Stream.of(names).map(name -> new PTRRecord(call.name(), DClass.IN, ttl, name)).toList(), List.of()));
    }

    /** Answers with the records of other owners, too, such as aliases. */
    public static Script records(Record... records) {
        return call -> call.send(call.message(Rcode.NOERROR, List.of(records), List.of()));
    }

    /** The name does not exist, for so many seconds. */
    public static Script nxdomain(long minimum) {
        return call -> call.send(call.message(Rcode.NXDOMAIN, List.of(), List.of(soa(minimum))));
    }

    /** The name has no such records, for so many seconds. */
    public static Script nodata(long minimum) {
        return call -> call.send(call.message(Rcode.NOERROR, List.of(), List.of(soa(minimum))));
    }

    /** Nothing but a code. */
    public static Script code(int code) {
        return call -> call.send(call.message(code, List.of(), List.of()));
    }

    /** Never answers. */
    public static Script silence() {
        return call -> { };
    }

    /** Loses the first questions. */
    public static Script losing(int first, Script then) {
        return call -> {
            if (call.number() > first) {
                then.play(call);
            }
        };
    }

    /** Takes its time. */
    public static Script late(Duration wait, Script then) {
        return call -> call.after(wait, () -> then.play(call));
    }

    /** Answers by UDP that the answer is too long, and by TCP with it. */
    public static Script cut(Script byTcp) {
        return call -> {
            if (call.isTcp()) {
                byTcp.play(call);
            } else {
                Message cut = call.message(Rcode.NOERROR, List.of(), List.of());
                cut.getHeader().setFlag(Flags.TC);
                call.send(cut);
            }
        };
    }

    /** A right answer to be spoilt: the name that a liar would like to see. */
    public static Message lie(DnsCall call) {
        return call.message(Rcode.NOERROR,
            List.of(new PTRRecord(call.name(), DClass.IN, 3600, name("forged.example.org."))), List.of());
    }

    /** An alias. */
    public static Record alias(Name owner, Name target, long ttl) {
        return new CNAMERecord(owner, DClass.IN, ttl, target);
    }

    /** An address of a name. */
    public static Record address(String owner, String address) {
        try {
            InetAddress parsed = Address.getByAddress(address);
            return address.contains(":") ? new AAAARecord(name(owner), DClass.IN, 3600, parsed)
                : new ARecord(name(owner), DClass.IN, 3600, parsed);
        } catch (IOException noAddress) {
            throw new IllegalArgumentException(noAddress);
        }
    }

    /** A zone's own record, whose minimum says how long it holds that something is not there. */
    public static Record soa(long minimum) {
        return new SOARecord(name("in-addr.arpa."), DClass.IN, 86_400, name("ns.example.org."),
            name("hostmaster.example.org."), 1, 3600, 600, 86_400, minimum);
    }

    /** A name of its text. */
    public static Name name(String text) {
        return Name.fromConstantString(text);
    }

    /** A name of any octets, label by label, each char one octet. */
    public static Name raw(String... labels) {
        byte[] wire = new byte[Stream.of(labels).mapToInt(label -> label.length() + 1).sum() + 1];
        int at = 0;
        for (String label : labels) {
            wire[at++] = (byte) label.length();
            for (char octet : label.toCharArray()) {
                wire[at++] = (byte) octet;
            }
        }
        try {
            return new Name(wire);
        } catch (IOException tooLong) {
            throw new IllegalArgumentException(tooLong);
        }
    }
}
