package io.saslwatch.extract;

import io.saslwatch.event.Addresses;
import io.saslwatch.event.SenderRejection;
import io.saslwatch.extract.format.Field;
import java.util.Locale;
import java.util.Optional;

/** Makes a rejection of the texts that a pattern of the role over-quota captured. Stateless. */
final class RejectionMaker {

    private RejectionMaker() {
    }

    /** The rejection; empty when neither a user nor a sender is told, as of a bounce. */
    static Optional<SenderRejection> make(LinePlace place, String[] fields) {
        String user = fields[Field.USER.ordinal()];
        String sender = fields[Field.SENDER.ordinal()];
        // The domain is alike in any case (RFC 5321, section 2.4), and mailboxes are in practice
        String who = user != null && !user.isEmpty() ? user : sender == null ? "" : sender.toLowerCase(Locale.ROOT);
        return who.isEmpty() ? Optional.empty() : Optional.of(new SenderRejection(place.stream().id(), place.offset(),
            place.time(), who, Addresses.normal(fields[Field.IP.ordinal()]), place.count()));
    }
}
