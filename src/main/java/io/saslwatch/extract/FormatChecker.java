package io.saslwatch.extract;

import io.saslwatch.config.Problem;
import io.saslwatch.extract.format.Field;
import io.saslwatch.extract.format.Format;
import io.saslwatch.extract.format.Formats;
import io.saslwatch.extract.format.LinePattern;
import io.saslwatch.extract.format.Sample;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Runs the samples of formats. Finds, all at once: a pattern that no sample reaches, a sample that two patterns take,
 * a wrong expectation, a needle that a sample lacks, and lines that are taken though they must not be. Thread-safe.
 */
public final class FormatChecker {

    private static final ZoneId UTC = ZoneId.of("UTC");

    /** Problems of the files and of their samples. */
    public List<Problem> check(Formats formats) {
        List<Problem> problems = new ArrayList<>(formats.problems());
        try {
            runSamples(formats, problems);
        } catch (TooManyPatterns tooMany) {
            problems.add(new Problem(formats.formats().get(0).where(), tooMany.getMessage(),
                "several formats want that program, and so many patterns cannot be tried on its lines",
                "part the program among the formats, or remove patterns"));
        }
        return List.copyOf(problems);
    }

    private static void runSamples(Formats formats, List<Problem> problems) {
        SingleLine line = new SingleLine(formats.formats());
        for (Format format : formats.formats()) {
            for (LinePattern pattern : format.patterns()) {
                if (pattern.samples().stream().allMatch(Sample::attack)) {
                    problems.add(new Problem(pattern.where(), "no sample reaches pattern '" + pattern.name() + "'",
                        "a pattern without a sample is not known to work",
                        "add 'samples:' with a line it has to take"));
                }
                for (Sample sample : pattern.samples()) {
                    taken(line, format, pattern, sample, problems);
                }
                for (Sample sample : pattern.not()) {
                    notTaken(line, pattern, sample, problems);
                }
            }
            for (Sample sample : format.none()) {
                line.read(sample.line());
                line.sighting(UTC, Instant.EPOCH).ifPresent(sighting -> problems.add(new Problem(sample.where(),
                    "pattern '" + sighting.pattern() + "' makes something of a line of which nothing may be made",
                    sample.why(), "make the expression stricter")));
            }
        }
    }

    private static void taken(SingleLine line, Format format, LinePattern pattern, Sample sample,
                              List<Problem> problems) {
        line.read(sample.line());
        Optional<PlannedPattern> own = wanted(line, format, pattern, sample, problems);
        if (own.isEmpty()) {
            return;
        }
        String message = line.message();
        String objection = own.get().objection(message);
        if (own.get().fields(message) == null) {
            problems.add(new Problem(sample.where(), "pattern '" + pattern.name() + "' does not take its sample",
                "the expression does not match the message: " + Secrets.hide(message),
                "mend the expression or the sample"));
        } else if (objection != null) {
            problems.add(new Problem(sample.where(), "pattern '" + pattern.name() + "' is never tried on its sample",
                objection, "take the text out of starts, ends, needles or without, or mend the sample"));
        } else {
            onlyOne(line, pattern, sample, problems);
            expected(line, pattern, sample, problems);
        }
    }

    /** The pattern as planned for the sample's program; empty, and told, when its lines never get there. */
    private static Optional<PlannedPattern> wanted(SingleLine line, Format format, LinePattern pattern, Sample sample,
                                                   List<Problem> problems) {
        if (!line.hasHeader()) {
            problems.add(new Problem(sample.where(), "the sample has no header", "samples are whole lines: stamp, host,"
                + " program and message", "copy the line as it stands in the log"));
            return Optional.empty();
        }
        Optional<PlannedPattern> own = line.plan() == null ? Optional.empty() : line.plan().patterns().stream()
            .filter(planned -> planned.pattern == pattern).findFirst();
        if (own.isEmpty()) {
            problems.add(new Problem(sample.where(), "format '" + format.name() + "' does not look at program '"
                + line.program() + "'", "it is not among its programs", "add it to 'programs', or to 'own-log' for a"
                + " line without a host"));
        }
        return own;
    }

    private static void onlyOne(SingleLine line, LinePattern pattern, Sample sample, List<Problem> problems) {
        for (PlannedPattern other : line.plan().patterns()) {
            if (other.pattern != pattern && other.beside() == (pattern.role() == Role.OVER_QUOTA)
                && other.objection(line.message()) == null && other.fields(line.message()) != null) {
                problems.add(new Problem(sample.where(), "two patterns take this sample: '" + pattern.name() + "' and '"
                    + other.pattern.name() + "' of format '" + other.format.name() + "'",
                    "which one decides would depend on their order", "make one of the expressions stricter"));
            }
        }
    }

    private static void expected(SingleLine line, LinePattern pattern, Sample sample, List<Problem> problems) {
        if (pattern.role() == Role.NOTHING) {
            if (!sample.expect().isEmpty()) {
                problems.add(new Problem(sample.where(), "the sample expects fields, but nothing comes of the pattern",
                    "its role is 'nothing'", "remove 'expect', or give the pattern another role"));
            }
            return;
        }
        Scan scan = line.scan(UTC, Instant.EPOCH);
        if (pattern.role() == Role.OVER_QUOTA) {
            compare(SightingFields.of(scan.rejections()), List.of(Field.SENDER, Field.IP), sample, problems);
        } else if (!scan.sightings().isEmpty()) {
            compare(SightingFields.of(scan.sightings().get(0)), List.of(Field.USER, Field.IP), sample, problems);
        }
    }

    /** Compares all that is expected, and that nothing else is known of the most important fields. */
    private static void compare(Map<String, String> fields, List<Field> always, Sample sample,
                                List<Problem> problems) {
        sample.expect().forEach((field, expected) -> compare(fields, field, expected, sample, problems));
        always.stream().map(Field::word).filter(field -> !sample.expect().containsKey(field))
            .forEach(field -> compare(fields, field, null, sample, problems));
    }

    private static void compare(Map<String, String> fields, String field, String expected, Sample sample,
                                List<Problem> problems) {
        String actual = fields.get(field);
        if (!Objects.equals(actual, expected)) {
            problems.add(new Problem(sample.where(), "wrong expectation: " + field + " is "
                + (actual == null ? "not known" : "'" + actual + "'"), "the sample expects "
                + (expected == null ? "that it is not known" : "'" + expected + "'"),
                "mend the expression, the cases or the expectation"));
        }
    }

    private static void notTaken(SingleLine line, LinePattern pattern, Sample sample, List<Problem> problems) {
        line.read(sample.line());
        if (line.plan() == null) {
            return;
        }
        for (PlannedPattern planned : line.plan().patterns()) {
            if (planned.pattern == pattern && planned.objection(line.message()) == null
                && planned.fields(line.message()) != null) {
                problems.add(new Problem(sample.where(), "pattern '" + pattern.name() + "' takes a line that it must"
                    + " not", sample.why(), "make the expression stricter"));
            }
        }
    }

    /** The number of samples that a check runs, for people. */
    public static int samples(List<Format> formats) {
        return formats.stream().mapToInt(format -> format.none().size() + format.patterns().stream()
            .mapToInt(pattern -> pattern.samples().size() + pattern.not().size()).sum()).sum();
    }
}
