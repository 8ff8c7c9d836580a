package io.saslwatch.cli;

import io.saslwatch.config.Config;
import io.saslwatch.config.StoreSettings;
import io.saslwatch.deliver.CsvConfig;
import io.saslwatch.deliver.CsvEvents;
import io.saslwatch.deliver.CsvSinks;
import io.saslwatch.store.Store;
import java.time.InstantSource;

/** Opens the CSV files that the settings ask for. */
final class CsvOutput {

    private CsvOutput() {
    }

    /**
     * Opens them around a store.
     *
     * @param lasting whether store and files outlive the process
     * @param names   whether names are asked for, so that rows wait for them
     */
    static CsvSinks open(Config config, Store store, boolean lasting, boolean names) {
        if (!config.on(StoreSettings.CSV)) {
            return CsvSinks.off();
        }
        CsvConfig.Names late = new CsvConfig.Names(names, config.duration(StoreSettings.CSV_WAIT),
            (int) config.number(StoreSettings.CSV_LATE_DAYS));
        CsvConfig files = new CsvConfig(config.path(StoreSettings.CSV_FOLDER),
            CsvConfig.Kind.of(config.text(StoreSettings.CSV_LAYOUT)), config.text(StoreSettings.CSV_FILE),
            config.zone(StoreSettings.CSV_ZONE), store.collector(), lasting, lasting, late);
        return CsvSinks.open(files, new CsvSinks.Sources(store.dataSource(), store::pathOf, store.addresses(),
            store.addressesNow(), store.events()), CsvEvents.logging(), InstantSource.system());
    }
}
