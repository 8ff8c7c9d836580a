package io.saslwatch.deliver;

import io.saslwatch.event.AuthEvent;
import java.time.LocalDate;
import java.util.function.Function;
import java.util.function.LongFunction;

/** Every event with all its fields, under the names and in the order of {@code scan --json}. */
final class FullLayout implements CsvLayout {

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
        return "file,line,lines,offset,id,time,host,daemon,service,outcome,count,user,ip,port,mechanism,reason,session";
    }

    @Override
    public String fileOf(AuthEvent event) {
        return file.apply(event);
    }

    @Override
    public void write(AuthEvent event, CsvLine line) {
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
        line.end();
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
