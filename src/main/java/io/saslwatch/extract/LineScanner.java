package io.saslwatch.extract;

import io.saslwatch.event.LineBatch;
import io.saslwatch.event.SenderRejection;
import io.saslwatch.extract.format.Format;
import io.saslwatch.extract.format.match.Subject;
import io.saslwatch.extract.header.LineHeader;
import io.saslwatch.extract.header.StampClock;
import io.saslwatch.extract.header.StreamClock;
import io.saslwatch.extract.search.LineEnds;
import java.util.ArrayList;
import java.util.List;

/**
 * Goes through batches of lines and makes sightings of those that tell of an authentication. What it says is a
 * function of the clock's state and the batch alone. Not thread-safe: one scanner, one thread at a time, batches in
 * order.
 */
public final class LineScanner {

    private final ProgramTable programs;
    private final StampClock clocks;
    private final LineHeader header = new LineHeader();
    private final MessageFrame message = new MessageFrame();

    // Of the batch at hand
    private LineBatch batch;
    private StreamClock clock;
    private List<Sighting> sightings;
    private List<SenderRejection> rejections;
    private long hits;
    private long taken;
    private long unparsed;
    // The bytes of the last plain stamp up to its minute
    private long stampHead;
    private long stampTail;

    /**
     * A scanner.
     *
     * @param formats what to look for, in order of precedence
     * @param clocks  dates the stamps; its state is to be saved with what follows from the batches
     */
    public LineScanner(List<Format> formats, StampClock clocks) {
        this.programs = new ProgramTable(formats);
        this.clocks = clocks;
    }

    /** What the batch's lines say; nothing for a tick. */
    public Scan scan(LineBatch lines) {
        if (lines.isTick()) {
            return new Scan(List.of(), List.of(), 0, 0, 0, 0, Long.MIN_VALUE);
        }
        batch = lines;
        clock = clocks.of(lines.stream());
        sightings = new ArrayList<>();
        rejections = new ArrayList<>();
        hits = 0;
        taken = 0;
        unparsed = 0;
        stampHead = 0;
        stampTail = 0;
        byte[] b = lines.bytes();
        int to = lines.to();
        long number = 0;
        int lastLine = -1;
        for (int at = lines.from(); at < to; number++) {
            int end = LineEnds.next(b, at, to);
            int textEnd = end > at && b[end - 1] == '\r' ? end - 1 : end;
            if (header.read(b, at, textEnd)) {
                lastLine = at;
                line(b, at, number);
            }
            at = end + 1;
        }
        return new Scan(List.copyOf(sightings), List.copyOf(rejections), number, hits, taken, unparsed,
            newest(b, lastLine, to));
    }

    private long newest(byte[] b, int lastLine, int to) {
        if (lastLine < 0) {
            return Long.MIN_VALUE;
        }
        int end = LineEnds.next(b, lastLine, to);
        return header.read(b, lastLine, end) ? header.epochMicros(clock, batch.modified()) : Long.MIN_VALUE;
    }

    private void line(byte[] b, int at, long number) {
        if (header.isPlain()) {
            long head = LineEnds.eightBytes(b, at);
            long tail = LineEnds.eightBytes(b, at + 4);
            if (head != stampHead || tail != stampTail) {
                // Every minute counts for year and daylight saving, whoever wrote the line
                header.observe(clock, batch.modified());
                stampHead = head;
                stampTail = tail;
            }
        }
        ProgramPlan plan = programs.find(header);
        if (plan == null) {
            return;
        }
        byte[] text = header.bytes();
        message.open(header, plan);
        Candidates candidates = plan.candidates(text, message.from, message.to);
        long worthTrying = candidates.hits(text, message.from, message.to);
        if (worthTrying != 0) {
            hits++;
            match(plan, candidates, worthTrying, batch.offset() + at - batch.from(), batch.line() + number);
        }
    }

    private void match(ProgramPlan plan, Candidates candidates, long worthTrying, long offset, long line) {
        Subject text = message.subject();
        boolean known = false;
        boolean decided = false;
        for (long rest = worthTrying; rest != 0; rest &= rest - 1) {
            PlannedPattern planned = candidates.pattern(Long.numberOfTrailingZeros(rest));
            String[] fields = decided && !planned.beside() ? null : planned.fields(text);
            if (fields != null) {
                known = true;
                decided |= !planned.beside();
                make(plan, planned, fields, offset, line);
            }
        }
        taken += known ? 1 : 0;
        unparsed += known ? 0 : 1;
    }

    private void make(ProgramPlan plan, PlannedPattern planned, String[] fields, long offset, long line) {
        long time = planned.pattern.role() == Role.NOTHING ? Long.MIN_VALUE
            : header.epochMicros(clock, batch.modified());
        if (time != Long.MIN_VALUE) {
            LinePlace place = new LinePlace(batch.stream(), offset, line, time, header.host(), plan.program,
                header.pid(), message.count);
            if (planned.beside()) {
                RejectionMaker.make(place, fields).ifPresent(rejections::add);
            } else {
                sightings.add(SightingMaker.make(place, planned, fields));
            }
        }
    }
}
