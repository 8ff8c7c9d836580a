package io.saslwatch.cli;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.saslwatch.enrich.geo.DataInfo;
import io.saslwatch.enrich.geo.GeoEvents;
import io.saslwatch.enrich.geo.PlaceLookups;
import io.saslwatch.enrich.geo.SourceStatus;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import java.util.logging.Level;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Shows which geographic data there is. */
@Command(name = "status", mixinStandardHelpOptions = true,
    description = "Shows the sources of places in their order: what each knows, how old it is, and what is wrong with it.")
final class GeoStatusCommand implements Callable<Integer> {

    private final Streams streams;

    @Spec
    private CommandSpec spec;

    @Mixin
    private ConfigOptions options;

    @Option(names = "--json", description = "Write one JSON object per source.")
    private boolean json;

    GeoStatusCommand(Streams streams) {
        this.streams = streams;
    }

    @Override
    public Integer call() throws IOException {
        new Logging(Level.WARNING, Level.WARNING);
        try (PlaceLookups places = GeoParts.open(options.load(), new SimpleMeterRegistry(), GeoEvents.NONE, late -> { });
                GeoJson writer = new GeoJson(streams.out())) {
            for (SourceStatus source : places.status()) {
                if (json) {
                    writer.source(source);
                } else {
                    show(source);
                }
            }
        }
        spec.commandLine().getOut().flush();
        return ExitStatus.OK;
    }

    private void show(SourceStatus source) {
        PrintWriter out = spec.commandLine().getOut();
        out.println(Terminals.plain(source.source()));
        DataInfo data = source.data();
        if (data != null) {
            out.println("  schema   " + data.format() + " (" + data.schema() + ")");
            out.println("  knows    " + String.join(", ", data.fields()));
            out.println("  records  " + data.records() + (data.format().equals("mmdb") ? " nodes" : " ranges"));
            out.println("  built    " + data.built() + ", " + source.age().toDays() + " days ago");
        }
        source.warnings().forEach(warning -> out.println("  warning  " + Terminals.plain(warning)));
    }
}
