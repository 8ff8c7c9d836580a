package io.saslwatch.detect;

import io.saslwatch.config.Values;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Reads the samples of a rule: a text file of cases. {@code case:} begins one with its title; a line of six columns is
 * an event: time (UTC, {@code 2026-11-20T08:00}), user, address, country, number of the autonomous system, and what
 * happened: success, failure, rejected (a mail of that sender, refused because of a quota), or logins, noise or
 * unparsed (a hundred lines were read of the log that stands for the user); - stands for unknown. Behind a country may
 * stand {@code @latitude,longitude} of a city. {@code TIME/10m*30} repeats the line 30 times every 10 minutes, and
 * {@code {n}} counts from 1. {@code now: TIME} is the clock's time for rules that are judged by it. {@code find:
 * SEVERITY SUBJECT} says what must be found; a case without it must find nothing. Lines that begin with # are remarks.
 */
public final class SampleFile {

    /** The words of the last column. */
    private static final String KINDS = Arrays.stream(SampleEvent.Kind.values()).map(SampleEvent.Kind::word)
        .collect(Collectors.joining(", "));
    private static final int COLUMNS = 6;
    private static final int MOST = 10_000;

    private SampleFile() {
    }

    /** @throws IllegalArgumentException when a line cannot be read; the message names file and line */
    public static List<SampleCase> read(Path file) throws IOException {
        List<SampleCase> cases = new ArrayList<>();
        List<SampleEvent> events = new ArrayList<>();
        Set<String> found = new TreeSet<>();
        int number = 0;
        for (String raw : Files.readAllLines(file)) {
            String line = raw.strip();
            String place = file.getFileName() + ":" + ++number;
            if (line.startsWith("case:")) {
                events = new ArrayList<>();
                found = new TreeSet<>();
                cases.add(new SampleCase(place, line.substring(5).strip(), events, null, found));
            } else if (line.startsWith("now:")) {
                SampleCase last = cases.remove(cases.size() - 1);
                cases.add(new SampleCase(last.place(), last.title(), events, Instant.parse(line.substring(4).strip()
                    + ":00Z"), found));
            } else if (line.startsWith("find:")) {
                found.add(line.substring(5).strip());
            } else if (!line.isEmpty() && !line.startsWith("#")) {
                try {
                    events.addAll(events(line.split("\\s+")));
                } catch (IllegalArgumentException | DateTimeParseException wrong) {
                    throw new IllegalArgumentException(place + ": no event: '" + line + "' (" + wrong.getMessage()
                        + "); write time, user, address, country, number and one of " + KINDS, wrong);
                }
            }
        }
        return cases;
    }

    private static List<SampleEvent> events(String[] column) {
        SampleEvent.Kind kind = Arrays.stream(SampleEvent.Kind.values())
            .filter(each -> column.length == COLUMNS && each.word().equals(column[5])).findFirst().orElseThrow(() ->
                new IllegalArgumentException("an event has six columns, the last is one of " + KINDS));
        String[] time = column[0].split("[/*]");
        Instant first = Instant.parse(time[0] + ":00Z");
        Duration every = time.length == 3 ? Values.duration(time[1]) : Duration.ZERO;
        int times = time.length == 3 ? Math.min(MOST, Integer.parseInt(time[2])) : 1;
        List<SampleEvent> events = new ArrayList<>();
        for (int n = 1; n <= times; n++) {
            String asn = text(column[4], n);
            events.add(new SampleEvent(first.plus(every.multipliedBy(n - 1)), text(column[1], n), text(column[2], n),
                text(column[3], n), asn == null ? null : Long.valueOf(asn), kind));
        }
        return events;
    }

    private static String text(String column, int n) {
        return column.equals("-") ? null : column.replace("{n}", String.valueOf(n));
    }
}
