package io.saslwatch.deliver.outbox;

import io.saslwatch.config.AllSettings;
import io.saslwatch.deliver.send.Smtp;
import io.saslwatch.event.AddressEvidence;
import io.saslwatch.event.Finding;
import io.saslwatch.event.Severity;
import io.saslwatch.event.SubjectKind;
import io.saslwatch.store.Store;
import io.saslwatch.store.StoreConfig;
import io.saslwatch.store.StoreEvents;
import io.saslwatch.store.Stores;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.apache.camel.builder.TemplatedRouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** A store in a file and the shipped templates around it, in a running Camel context. */
public final class SinkHarness implements AutoCloseable {

    public final Store store;
    public final DefaultCamelContext camel = new DefaultCamelContext();
    private final OutboxWake wake = new OutboxWake();
    private final JdbcTemplate sql;

    public SinkHarness(Path home, Map<String, String> settings) throws Exception {
        this(new Stores(InstantSource.system(), StoreEvents.logging()).open(new StoreConfig("jdbc:sqlite:store.db", home,
            "", "", "mx1", ZoneOffset.UTC, true)), settings);
    }

    /** Around a store that is open, and that is closed with this. */
    public SinkHarness(Store opened, Map<String, String> settings) throws Exception {
        store = opened;
        sql = new JdbcTemplate(store.dataSource());
        camel.getRegistry().bind("outbox", store.outbox());
        camel.getRegistry().bind("outboxWake", wake);
        camel.getRegistry().bind("masks", new Masks(List.of("s3cret")));
        Properties properties = new Properties();
        AllSettings.LIST.forEach(setting -> properties.setProperty(setting.key(), setting.standard()));
        properties.putAll(settings);
        camel.getPropertiesComponent().setInitialProperties(properties);
        camel.getRegistry().bind("mailSender", new Smtp(properties.getProperty("saslwatch.mail.smtp.host"),
            Integer.parseInt(properties.getProperty("saslwatch.mail.smtp.port")),
            properties.getProperty("saslwatch.mail.smtp.security"), properties.getProperty("saslwatch.mail.smtp.user"),
            properties.getProperty("saslwatch.mail.smtp.password"), properties.getProperty("saslwatch.tls.trust")));
        camel.getShutdownStrategy().setTimeout(8);
        load("0-common/errors");
        camel.start();
    }

    private void load(String file) throws Exception {
        PluginHelper.getRoutesLoader(camel)
            .loadRoutes(ResourceHelper.resolveResource(camel, "file:routes/" + file + ".camel.yaml"));
    }

    /** Makes a sink of a shipped template; it looks every 100 ms and tries again after some. */
    public void sink(String name, String template, Map<String, Object> parameters) throws Exception {
        load("6-deliver/templates/" + template);
        TemplatedRouteBuilder.builder(camel, template).routeId(name).prefixId(name + "-").parameter("sink", name)
            .parameter("backoff", "100ms").parameters(parameters).add();
    }

    public void raise(Severity severity, String subject) {
        raise("country-spread", severity, subject, Instant.now());
    }

    public void raise(String rule, Severity severity, String subject, Instant time) {
        AddressEvidence address = new AddressEvidence("192.0.2.1", "host.example.net", "DE", "Berlin", 64496L, "Example",
            time, time, 1, 0, 1);
        Finding finding = new Finding(rule, severity, SubjectKind.USER, subject, time, subject + " logged in from afar", 1,
            time, time, List.of(address), 0, List.of());
        new TransactionTemplate(new JdbcTransactionManager(store.dataSource()))
            .executeWithoutResult(status -> store.alerts().store(List.of(finding)));
        wake.wake();
    }

    /** The deliveries as rows of {@code sink|state|attempts}. */
    public List<String> deliveries() {
        return sql.query("SELECT sink, state, attempts FROM delivery ORDER BY id",
            (row, number) -> row.getString(1) + "|" + row.getString(2) + "|" + row.getInt(3));
    }

    public String lastError() {
        return sql.queryForObject("SELECT MAX(last_error) FROM delivery", String.class);
    }

    /** The same of one sink's deliveries that are not dropped. */
    public String lastError(String sink) {
        return sql.queryForObject("SELECT MAX(last_error) FROM delivery WHERE sink = ? AND state <> 'dropped'", String.class,
            sink);
    }

    /** What a process does that committed alerts. */
    public void wake() {
        wake.wake();
    }

    /** Whether a sink has looked for alerts the first time. */
    public boolean knows(String sink) {
        return sql.queryForObject("SELECT COUNT(*) FROM sink WHERE name = ?", Long.class, sink) == 1;
    }

    @Override
    public void close() {
        camel.stop();
        store.close();
    }
}
