package io.saslwatch.detect;

import io.micrometer.core.instrument.MeterRegistry;
import io.saslwatch.event.Alerts;
import io.saslwatch.event.DetectionProgress;
import java.time.InstantSource;
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
     * @param rules the folder of rules, asked for at each run; another object means that they are read again
     * @param told  run whenever new alerts are committed; returns at once
     */
    public Detectors(Supplier<RuleFolder> rules, DataSource database, DetectionProgress progress, Alerts alerts,
                     DetectOptions options, DetectEvents events, MeterRegistry meters, InstantSource clock,
                     Runnable told) {
        JdbcTemplate queries = new JdbcTemplate(database);
        NetTable nets = new NetTable(queries, new TransactionTemplate(new JdbcTransactionManager(database)),
            options.exempt());
        beans = Map.of("detector", new Detector(rules, progress, nets, options, events, meters, clock, told),
            "detectTime", new EventTime(), "detectTravel", new Travel(CountryCentres::load),
            "detectFindings", new FindingMaker(new EvidenceQueries(queries), options.exempt().users()),
            "alerts", alerts);
    }

    /** The objects, to be bound in Camel's registry. */
    public Map<String, Object> beans() {
        return beans;
    }
}
