package io.saslwatch.cli;

import io.saslwatch.config.Config;
import io.saslwatch.config.ExtractSettings;
import io.saslwatch.event.AuthEvent;
import io.saslwatch.extract.flow.LineMeaning;
import io.saslwatch.extract.flow.LineMeaning.Meaning;
import io.saslwatch.extract.format.Formats;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.concurrent.Callable;
import java.util.logging.Level;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Says how lines are understood. */
@Command(name = "explain", mixinStandardHelpOptions = true,
    description = {"Shows which format and pattern takes a log line, what event comes out, or why none does.",
        "Without LINE, reads lines from standard input; each is looked at by itself, nothing is joined."})
final class ExplainCommand implements Callable<Integer> {

    private final Streams streams;

    @Spec
    private CommandSpec spec;

    @Mixin
    private ConfigOptions options;

    @Option(names = "--json", description = "Write one JSON object per line.")
    private boolean json;

    @Parameters(arity = "0..1", paramLabel = "LINE", description = "The whole line, in quotes.")
    private String line;

    ExplainCommand(Streams streams) {
        this.streams = streams;
    }

    @Override
    public Integer call() throws IOException {
        new Logging(Level.WARNING, Level.WARNING);
        Config config = options.load();
        Formats formats = FormatFiles.of(config);
        if (!formats.problems().isEmpty()) {
            throw Refusal.problems(formats.problems());
        }
        LineMeaning meanings = new LineMeaning(formats.formats(), Bundle.limits(config),
            config.zone(ExtractSettings.ZONE_OF_STAMPS), InstantSource.system());
        if (line != null) {
            return explain(meanings, Stream.of(line));
        }
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(streams.in(), StandardCharsets.UTF_8))) {
            // readLine would take a lone carriage return for a line's end, which a user name may hold
            return explain(meanings, Stream.generate(() -> nextLine(lines)).takeWhile(next -> next != null));
        }
    }

    private int explain(LineMeaning meanings, Stream<String> lines) throws IOException {
        long number = 0;
        try (EventJson writer = new EventJson(streams.out(), false)) {
            for (String each : (Iterable<String>) lines::iterator) {
                number++;
                Meaning meaning = meanings.of(each.endsWith("\r") ? each.substring(0, each.length() - 1) : each);
                if (json) {
                    writer.explained(number, meaning.explanation().format(), meaning.explanation().pattern(),
                        meaning.event(), meaning.explanation().why());
                } else {
                    show(number, meaning);
                }
            }
        }
        spec.commandLine().getOut().flush();
        return ExitStatus.OK;
    }

    private void show(long number, Meaning meaning) {
        PrintWriter out = spec.commandLine().getOut();
        out.println(number + ": " + Terminals.plain(meaning.explanation().line()));
        field(out, "format", meaning.explanation().format());
        field(out, "pattern", meaning.explanation().pattern());
        AuthEvent event = meaning.event();
        if (event != null) {
            field(out, "time", event.time());
            field(out, "host", event.host());
            field(out, "service", event.service());
            field(out, "outcome", event.outcome().word());
            field(out, "count", event.count() > 1 ? event.count() : null);
            field(out, "user", event.user());
            field(out, "address", event.ip());
            field(out, "port", event.port());
            field(out, "mechanism", event.mechanism());
            field(out, "reason", event.reason() == null ? null : event.reason().word());
            field(out, "detail", event.detail());
            field(out, "session", event.session());
        }
        field(out, "why", meaning.explanation().why());
    }

    private static void field(PrintWriter out, String name, Object value) {
        if (value != null) {
            out.println("   " + name + " ".repeat(10 - name.length()) + Terminals.plain(value.toString()));
        }
    }

    private static String nextLine(BufferedReader lines) {
        try {
            StringBuilder text = new StringBuilder();
            for (int c = lines.read(); c != '\n'; c = lines.read()) {
                if (c < 0) {
                    return text.length() == 0 ? null : text.toString();
                }
                text.append((char) c);
            }
            return text.toString();
        } catch (IOException broken) {
            throw Refusal.failed("standard input cannot be read: " + broken.getMessage());
        }
    }
}
