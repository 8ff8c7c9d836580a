package io.saslwatch.store;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.saslwatch.config.AllSettings;
import io.saslwatch.deliver.CsvSinks;
import io.saslwatch.enrich.EnrichEvents;
import io.saslwatch.enrich.EnrichOptions;
import io.saslwatch.enrich.Enrichers;
import io.saslwatch.enrich.NameLookup;
import io.saslwatch.event.AddressPlace;
import io.saslwatch.event.EventBatch;
import io.saslwatch.event.JoinedBatch;
import java.net.InetAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;

/** The routes that ship, from enriching on, around a store; nothing is mocked but what the network would say. */
final class StoreRoutes implements AutoCloseable {

    /** After so many failures in a row an address is let alone. */
    static final int ATTEMPTS = 3;

    private final CamelContext camel = new DefaultCamelContext();
    private final Enrichers enrichers;

    StoreRoutes(Store store, CsvSinks csv, HandLookups look, InstantSource clock, Map<String, String> settings)
            throws Exception {
        store.beans().forEach(camel.getRegistry()::bind);
        csv.beans().forEach(camel.getRegistry()::bind);
        EnrichOptions options = new EnrichOptions(100, ATTEMPTS, Duration.ofDays(30), 1000);
        enrichers = new Enrichers(look, look.names(), options, failures -> Duration.ofMinutes(1L << failures - 1), EnrichEvents.NONE,
            new SimpleMeterRegistry(), clock);
        enrichers.beans().forEach(camel.getRegistry()::bind);
        Properties properties = new Properties();
        AllSettings.LIST.forEach(setting -> properties.setProperty(setting.key(), setting.standard()));
        properties.setProperty("saslwatch.store.sql", Path.of("routes/4-store/sql").toAbsolutePath().toString());
        properties.setProperty("saslwatch.store.dialect", store.dialect().folder());
        properties.setProperty("saslwatch.store.keep-days", "0");
        properties.setProperty("saslwatch.csv.keep-days", "0");
        properties.setProperty("saslwatch.enrich.names.interval", "20ms");
        properties.setProperty("saslwatch.enrich.names.enabled", String.valueOf(look.names() != NameLookup.OFF));
        properties.putAll(settings);
        camel.getPropertiesComponent().setInitialProperties(properties);
        for (String file : List.of("0-common/errors", "3-enrich/enrich", "3-enrich/names-ask", "3-enrich/names-answer",
            "3-enrich/places-late", "4-store/store", "4-store/retention", "6-deliver/csv", "6-deliver/csv-sheet", "6-deliver/csv-late",
            "6-deliver/csv-rewrite")) {
            PluginHelper.getRoutesLoader(camel)
                .loadRoutes(ResourceHelper.resolveResource(camel, "file:routes/" + file + ".camel.yaml"));
        }
        camel.start();
    }

    /**
     * Sends a batch through the routes, planned before as the extraction's route does; returns what the reader would see:
     * null, or why it failed.
     */
    Exception store(EventBatch batch) {
        StorePlanner planner = camel.getRegistry().lookupByNameAndType("storePlanner", StorePlanner.class);
        StorePlan plan = planner.plan(new JoinedBatch(batch, 0));
        Exchange exchange = camel.createProducerTemplate().request("direct:enrich", sent -> {
            sent.setVariable("plan", plan);
            sent.getIn().setBody(batch);
        });
        return exchange.getException();
    }

    /** A source of places answers after it was asked. */
    void tellLate(Map<InetAddress, AddressPlace> places) {
        enrichers.latePlaces().accept(places);
    }

    CamelContext camel() {
        return camel;
    }

    @Override
    public void close() throws Exception {
        camel.stop();
    }
}
