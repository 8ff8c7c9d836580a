package io.saslwatch.extract;

import io.saslwatch.extract.format.Format;
import io.saslwatch.extract.format.Glob;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Says what becomes of a line, each by itself, nothing joined. Not thread-safe. */
public final class Explainer {

    private final List<Format> formats;
    private final ZoneId zone;
    private final InstantSource clock;
    private final SingleLine single;

    /**
     * An explainer.
     *
     * @param formats the formats in use
     * @param zone    of stamps that have none
     * @param clock   dates stamps without a year
     */
    public Explainer(List<Format> formats, ZoneId zone, InstantSource clock) {
        this.formats = List.copyOf(formats);
        this.zone = zone;
        this.clock = clock;
        this.single = new SingleLine(formats);
    }

    /** Explains a line without its line feed. */
    public Explanation explain(String line) {
        single.read(line);
        String shown = Secrets.hide(line);
        if (!single.hasHeader()) {
            return new Explanation(shown, null, null, null, "The line has no header that is understood: neither a time"
                + " stamp (RFC 3164, RFC 3339, RFC 5424) nor a container's envelope with one stands first, or no"
                + " program follows it.");
        }
        String header = header();
        if (single.plan() == null) {
            return new Explanation(shown, null, null, null, header + " No format wants that program; wanted are "
                + formats.stream().map(Explainer::wanted).collect(Collectors.joining("; ")) + ".");
        }
        List<String> refusals = new ArrayList<>();
        List<PlannedPattern> taking = new ArrayList<>();
        for (PlannedPattern planned : single.plan().patterns()) {
            String objection = planned.objection(single.message());
            if (objection == null && planned.fields(single.message()) != null) {
                taking.add(planned);
                continue;
            }
            refusals.add(planned.pattern.name() + ": "
                + (objection == null ? "its start and needles fit, its expression does not" : objection));
        }
        Optional<PlannedPattern> first = taking.stream().min(Comparator.comparing(PlannedPattern::beside));
        if (first.isPresent()) {
            return taken(shown, header, first.get(), taking);
        }
        return new Explanation(shown, null, null, null, header + " No pattern takes the message. "
            + String.join("; ", refusals) + ".");
    }

    private Explanation taken(String shown, String header, PlannedPattern planned, List<PlannedPattern> taking) {
        Sighting sighting = single.sighting(zone, clock.instant()).orElse(null);
        String what = planned.pattern.what().strip().replaceAll("\\s+", " ");
        String why = header + " Pattern '" + planned.pattern.name() + "' of format '" + planned.format.name()
            + "' takes the message (" + planned.pattern.role().word() + "): " + what
            + taking.stream().filter(other -> other != planned && other.beside()).map(other -> " Besides, pattern '"
                + other.pattern.name() + "' takes it: " + other.pattern.what().strip().replaceAll("\\s+", " "))
                .collect(Collectors.joining());
        return new Explanation(shown, planned.format.name(), planned.pattern.name(), sighting, why);
    }

    private String header() {
        String host = single.header().host();
        String pid = single.header().pid();
        return "Header " + single.header().kind() + (host == null ? ", no host" : ", host " + host) + ", program "
            + single.program() + (pid == null ? "" : ", pid " + pid) + ".";
    }

    private static String wanted(Format format) {
        return format.name() + " (" + format.programs().stream().map(Glob::text).collect(Collectors.joining(", "))
            + (format.ownLog().isEmpty() ? "" : ", without a host " + String.join(", ", format.ownLog())) + ")";
    }
}
