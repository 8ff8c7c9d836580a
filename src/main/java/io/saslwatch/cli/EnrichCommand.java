package io.saslwatch.cli;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.saslwatch.config.Config;
import io.saslwatch.config.GeoSettings;
import io.saslwatch.config.NameSettings;
import io.saslwatch.config.RunSettings;
import io.saslwatch.config.StoreSettings;
import io.saslwatch.enrich.AddressEnricher;
import io.saslwatch.store.AddressRefresh;
import io.saslwatch.store.Store;
import java.io.PrintWriter;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import java.util.logging.Level;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Brings what is known of addresses up to date for events that are stored already. */
@Command(name = "enrich", mixinStandardHelpOptions = true,
    description = {"Fills in what is missing for the addresses of events since a day: where they are, after geographic data "
        + "came or changed, and names that were not told, which 'run' then asks for again.",
        "The service must not run meanwhile; without --names and --places both are done."})
final class EnrichCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Mixin
    private ConfigOptions options;

    @Option(names = "--since", paramLabel = "DAY", required = true,
        description = "The first day, such as 2026-11-20, in the zone saslwatch.store.day-zone.")
    private String since;

    @Option(names = "--names", description = "Have names asked for again that nobody has told.")
    private boolean names;

    @Option(names = "--places", description = "Look up again where addresses are.")
    private boolean places;

    @Override
    public Integer call() throws InterruptedException {
        Config config = options.load();
        new Logging(Logging.level(config.text(RunSettings.LOG_LEVEL)), Level.WARNING);
        Instant begin = Days.day("--since", since).atStartOfDay(config.zone(StoreSettings.DAY_ZONE)).toInstant();
        boolean both = !names && !places;
        // Nobody is asked here: what is due is asked for by the service
        Config quiet = config.with(Map.of(NameSettings.ENABLED, "false"));
        try (Store store = OpenStore.lasting(config, true);
                Enrichment enrichment = new Enrichment(quiet, new SimpleMeterRegistry())) {
            AddressEnricher enricher = enrichment.enrichers().enricher();
            Supplier<AddressRefresh.Changes> look = () -> store.refresh().run(begin,
                address -> enricher.seen(address.ip(), address.first(), address.last()), both || places, both || names);
            boolean asks = config.on(GeoSettings.IPINFO) && (both || places);
            print(asks ? new PlacesWait(enrichment).untilKnown(look, () ->
                spec.commandLine().getErr().println(PlacesWait.NOT_ALL)) : look.get(), config.on(NameSettings.ENABLED));
        }
        return ExitStatus.OK;
    }

    private void print(AddressRefresh.Changes changes, boolean asked) {
        PrintWriter out = spec.commandLine().getOut();
        out.println(String.format(Locale.ROOT, "%,d addresses in events since %s", changes.addresses(), since));
        out.println(String.format(Locale.ROOT, "%,d of them were not known", changes.added()));
        if (places || !names) {
            out.println(String.format(Locale.ROOT, "%,d have another place now", changes.moved()));
        }
        if (names || !places) {
            out.println(String.format(Locale.ROOT, "%,d names will be asked for %s", changes.due(),
                asked ? "by 'saslwatch run'" : "once saslwatch.enrich.names.enabled is true"));
        }
        out.flush();
    }
}
