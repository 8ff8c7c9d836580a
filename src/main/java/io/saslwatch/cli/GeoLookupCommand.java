package io.saslwatch.cli;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.saslwatch.config.Config;
import io.saslwatch.config.GeoSettings;
import io.saslwatch.enrich.NameLookup;
import io.saslwatch.enrich.geo.LoggingGeoEvents;
import io.saslwatch.enrich.geo.PlaceAnswer;
import io.saslwatch.enrich.geo.PlaceLookups;
import io.saslwatch.event.AddressName;
import io.saslwatch.event.AddressPlace;
import io.saslwatch.event.Addresses;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import java.util.logging.Level;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Says where addresses are. */
@Command(name = "lookup", mixinStandardHelpOptions = true,
    description = "Shows country, city, network and its organisation of addresses, and which source says so.")
final class GeoLookupCommand implements Callable<Integer> {

    private final Streams streams;
    private final Function<Config, NameLookup> names;

    @Spec
    private CommandSpec spec;

    @Mixin
    private ConfigOptions options;

    @Option(names = "--json", description = "Write one JSON object per address.")
    private boolean json;

    @Option(names = "--name", description = "Ask for the reverse DNS name, too.")
    private boolean name;

    @Parameters(arity = "1..*", paramLabel = "IP", description = "IPv4 or IPv6 addresses.")
    private List<String> addresses;

    /** @param names opens what asks for names; closed by the command */
    GeoLookupCommand(Streams streams, Function<Config, NameLookup> names) {
        this.streams = streams;
        this.names = names;
    }

    @Override
    public Integer call() throws Exception {
        new Logging(Level.WARNING, Level.WARNING);
        Map<String, InetAddress> asked = new LinkedHashMap<>();
        for (String text : addresses) {
            asked.put(text, parsed(text));
        }
        Config config = options.load();
        try (PlaceLookups places = GeoParts.open(config, new SimpleMeterRegistry(), new LoggingGeoEvents(), late -> { });
                NameLookup lookup = name ? names.apply(config) : NameLookup.OFF;
                GeoJson writer = new GeoJson(streams.out())) {
            asked.values().forEach(places::find);
            Map<InetAddress, CompletionStage<AddressName>> found = new LinkedHashMap<>();
            asked.values().forEach(address -> found.put(address, lookup.find(address)));
            if (!places.awaitAnswers(config.duration(GeoSettings.IPINFO_TIMEOUT))) {
                spec.commandLine().getErr().println("saslwatch: ipinfo.io has not answered in time; what it knows is missing");
            }
            for (InetAddress address : asked.values()) {
                AddressName answer = name ? found.get(address).toCompletableFuture().join() : null;
                show(address, answer, places.explain(address), writer);
            }
        }
        spec.commandLine().getOut().flush();
        return ExitStatus.OK;
    }

    private static InetAddress parsed(String text) throws UnknownHostException {
        String normal = Addresses.normal(text);
        if (normal == null) {
            throw Refusal.usage("'" + Terminals.plain(text) + "' is not an IP address; write one such as 192.0.2.7 or "
                + "2001:db8::7");
        }
        // an address in its normal form is never looked up as a name
        return InetAddress.getByName(normal);
    }

    private void show(InetAddress address, AddressName found, PlaceAnswer answer, GeoJson writer) throws IOException {
        if (json) {
            writer.answer(Addresses.text(address), found, answer);
            return;
        }
        PrintWriter out = spec.commandLine().getOut();
        AddressPlace place = answer.place();
        out.println(Addresses.text(address));
        if (found != null) {
            out.println("  name          " + (found.name() == null ? "-" : found.name()) + "  (" + found.status().word() + ")");
        }
        field(out, answer, "country", place.country());
        field(out, answer, "city", place.city());
        field(out, answer, "latitude", place.latitude());
        field(out, answer, "longitude", place.longitude());
        field(out, answer, "asn", place.asn() == null ? null : "AS" + place.asn());
        field(out, answer, "organisation", place.organisation());
        if (answer.saidBy().isEmpty()) {
            out.println("  nothing is known of it; see saslwatch geo status");
        }
    }

    private static void field(PrintWriter out, PlaceAnswer answer, String name, Object value) {
        if (value != null) {
            out.println("  " + name + " ".repeat(14 - name.length()) + Terminals.plain(value.toString()) + "  ("
                + Terminals.plain(answer.saidBy().get(name)) + ")");
        }
    }
}
