package io.saslwatch.deliver;

import io.saslwatch.event.AddressFacts;
import io.saslwatch.event.AuthEvent;
import java.time.LocalDate;
import java.util.function.Function;
import java.util.function.LongFunction;

/** Every event with all its fields, under the names and in the order of {@code scan --json}, and what is known of its address. */
final class FullLayout implements CsvLayout {

    /** Which cell of a row holds the address, from 0. */
    static final int IP = 12;
    /** Which cell holds the name; the status follows it. */
    static final int NAME = 17;

    private static final long DAY = 86_400L;

    private final Function<AuthEvent, String> file;
    private final LongFunction<String> pathOf;
    private final IsoTime time = new IsoTime();

    private FullLayout(Function<AuthEvent, String> file, LongFunction<String> pathOf) {
        this.file = file;
        this.pathOf = pathOf;
    }

    /** A file for each day, in UTC: {@code events-2026-11-20.csv}. */
    static FullLayout daily(LongFunction<String> pathOf) {
        return new FullLayout(new Days(), pathOf);
    }

    /** One file. */
    static FullLayout single(String name, LongFunction<String> pathOf) {
        return new FullLayout(event -> name, pathOf);
    }

    @Override
    public char delimiter() {
        return ',';
    }

    @Override
    public String header() {
        return "file,line,lines,offset,id,time,host,daemon,service,outcome,count,user,ip,port,mechanism,reason,session,"
            + "name,name_status,country,city,asn,organisation";
    }

    @Override
    public String fileOf(AuthEvent event) {
        return file.apply(event);
    }

    @Override
    public void write(AuthEvent event, AddressFacts facts, CsvLine line) {
        line.text(pathOf.apply(event.id().stream()));
        line.number(event.line());
        line.number(event.lines());
        line.number(event.id().offset());
        line.id(event.id().key(), event.id().offset(), event.id().part());
        line.word(time.of(event.time()));
        line.text(event.host());
        line.text(event.daemon());
        line.text(event.service());
        line.word(event.outcome().word());
        line.number(event.count());
        line.text(event.user());
        line.text(event.ip());
        line.word(event.port() == null ? null : event.port().toString());
        line.text(event.mechanism());
        line.word(event.reason() == null ? null : event.reason().word());
        line.text(event.session());
        name(facts, line);
        line.word(facts.place().country());
        line.text(facts.place().city());
        line.word(facts.place().asn() == null ? null : facts.place().asn().toString());
        line.text(facts.place().organisation());
        line.end();
    }

    /** The two cells of the name, {@link #NAME} and the one after it. */
    static void name(AddressFacts facts, CsvLine line) {
        line.text(facts.name());
        line.word(facts.status() == null ? null : facts.status().word());
    }

    /** Names of daily files; remembers the last one, for events come in order. */
    private static final class Days implements Function<AuthEvent, String> {
        private long day = Long.MIN_VALUE;
        private String name;

        @Override
        public String apply(AuthEvent event) {
            long of = Math.floorDiv(event.time().getEpochSecond(), DAY);
            if (of != day) {
                day = of;
                name = "events-" + LocalDate.ofEpochDay(day) + ".csv";
            }
            return name;
        }
    }
}
