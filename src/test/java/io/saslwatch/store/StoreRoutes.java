package io.saslwatch.store;

import io.saslwatch.deliver.CsvSinks;
import io.saslwatch.event.EventBatch;
import io.saslwatch.config.StoreSettings;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;

/** The routes that ship, around a store; nothing is mocked. */
final class StoreRoutes implements AutoCloseable {

    private final CamelContext camel = new DefaultCamelContext();

    StoreRoutes(Store store, CsvSinks csv, Map<String, String> settings) throws Exception {
        store.beans().forEach(camel.getRegistry()::bind);
        csv.beans().forEach(camel.getRegistry()::bind);
        Properties properties = new Properties();
        StoreSettings.ALL.forEach(setting -> properties.setProperty(setting.key(), setting.standard()));
        properties.setProperty("saslwatch.store.sql", Path.of("routes/4-store/sql").toAbsolutePath().toString());
        properties.setProperty("saslwatch.store.dialect", store.dialect().folder());
        properties.setProperty("saslwatch.store.keep-days", "0");
        properties.setProperty("saslwatch.csv.keep-days", "0");
        properties.putAll(settings);
        camel.getPropertiesComponent().setInitialProperties(properties);
        for (String file : List.of("0-common/errors", "4-store/store", "4-store/retention", "6-deliver/csv")) {
            PluginHelper.getRoutesLoader(camel)
                .loadRoutes(ResourceHelper.resolveResource(camel, "file:routes/" + file + ".camel.yaml"));
        }
        camel.start();
    }

    /** Sends a batch through the route; returns what the reader would see: null, or why it failed. */
    Exception store(EventBatch batch) {
        Exchange exchange = camel.createProducerTemplate().request("direct:store",
            sent -> sent.getIn().setBody(batch));
        return exchange.getException();
    }

    CamelContext camel() {
        return camel;
    }

    @Override
    public void close() throws Exception {
        camel.stop();
    }
}
