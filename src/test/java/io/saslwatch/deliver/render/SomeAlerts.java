package io.saslwatch.deliver.render;

import io.saslwatch.event.AddressEvidence;
import io.saslwatch.event.Alert;
import io.saslwatch.event.Finding;
import io.saslwatch.event.Severity;
import io.saslwatch.event.SubjectKind;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;

/** Alerts for tests, as tame or as hostile as wanted. */
public final class SomeAlerts {

    public static final Instant TIME = Instant.parse("2026-11-20T18:00:01Z");
    /** Text that tries to be obeyed by each of the targets. */
    public static final String HOSTILE = "a@channel <!here> @everyone <@1234> [x](http://evil.example) *b* `c` | ~~d~~ "
        + "\u001b[31m\u202e\r\nBcc: x@evil.example\n<script>alert(1)</script>\"]\\ \u0000\ud800 www.evil.example & 'q";

    private SomeAlerts() {
    }

    public static Alert tame() {
        return alert(1, "anna@example.org", "anna logged in from 2 countries within 24 h", 3);
    }

    public static Alert hostile() {
        return alert(2, HOSTILE, "logins of " + HOSTILE, 3);
    }

    /** So hostile that every limit would be broken. */
    public static Alert huge() {
        return alert(3, HOSTILE.repeat(50), ("\"\\\\" + HOSTILE).repeat(5_000), Finding.ADDRESSES);
    }

    public static List<Alert> many(int count) {
        return IntStream.range(0, count).mapToObj(i -> alert(i + 10, HOSTILE + i, "found " + HOSTILE, 2)).toList();
    }

    public static Alert alert(long id, String subject, String explanation, int addresses) {
        List<AddressEvidence> evidence = IntStream.range(0, addresses).mapToObj(i -> new AddressEvidence("192.0.2." + i,
            id == 1 ? "host" + i + ".example.net" : HOSTILE + i, "DE", id == 1 ? "Berlin" : HOSTILE, 64496L,
            id == 1 ? "Example Net" : HOSTILE, TIME, TIME.plusSeconds(60), 1, 2, 1)).toList();
        Finding finding = new Finding("country-spread", Severity.HIGH, SubjectKind.USER, subject, TIME, explanation, 9, TIME,
            TIME.plusSeconds(60), evidence, id == 1 ? 0 : 7, List.of(new AddressEvidence("198.51.100.1", null, "AT", null,
            null, null, null, null, 40, 0, 1)));
        return new Alert(id, String.format("%032x", id), finding, 1, TIME, TIME, null);
    }
}
