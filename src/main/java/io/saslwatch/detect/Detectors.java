package io.saslwatch.detect;

import io.micrometer.core.instrument.MeterRegistry;
import io.saslwatch.event.Alerts;
import io.saslwatch.event.DetectionProgress;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Makes the objects that {@code routes/5-detect} names. */
public final class Detectors {

    private final Map<String, Object> beans;

    /**
     * For an open store.
     *
     * @param rules the names of the rules, asked for each run
     */
    public Detectors(Supplier<List<String>> rules, DataSource database, DetectionProgress progress, Alerts alerts,
                     DetectOptions options, DetectEvents events, MeterRegistry meters, InstantSource clock) {
        JdbcTemplate queries = new JdbcTemplate(database);
        NetTable nets = new NetTable(queries, new TransactionTemplate(new JdbcTransactionManager(database)),
            options.exempt());
        beans = Map.of("detector", new Detector(rules, progress, nets, options, events, meters, clock),
            "detectTime", new EventTime(),
            "detectFindings", new FindingMaker(new EvidenceQueries(queries), options.exempt().users()),
            "alerts", alerts);
    }

    /** The objects, to be bound in Camel's registry. */
    public Map<String, Object> beans() {
        return beans;
    }
}
