package io.saslwatch.manage;

import io.saslwatch.config.Problem;
import io.saslwatch.read.ReadTrouble;
import io.saslwatch.reload.ReloadState;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.apache.camel.CamelContext;
import org.apache.camel.Route;
import org.apache.camel.ServiceStatus;
import org.apache.camel.health.HealthCheckResultBuilder;
import org.apache.camel.impl.health.AbstractHealthCheck;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;

/** What readiness depends on, as Camel's health checks. They look when they are asked, and remember nothing. */
public final class HealthChecks {

    private static final String GROUP = "saslwatch";
    /** A delivery that has waited so long for a sink that answers with failures is stuck. */
    private static final Duration STUCK = Duration.ofMinutes(15);
    private static final int SHOWN = 5;

    private HealthChecks() {
    }

    /**
     * All of them.
     *
     * @param collector whose positions are looked at
     * @param troubles  what keeps lines from being stored
     * @param reload    how what runs compares with the files
     */
    public static List<AbstractHealthCheck> of(DataSource store, String collector, Supplier<List<ReadTrouble>> troubles,
                                               Supplier<ReloadState> reload, InstantSource clock) {
        JdbcTemplate database = new JdbcTemplate(store);
        return List.of(
            check("store", (camel, result) -> {
                database.queryForObject("SELECT COUNT(*) FROM holder", Long.class);
                result.up();
            }),
            check("positions", (camel, result) -> positions(database, collector, result)),
            check("reading", (camel, result) -> reading(troubles.get(), result)),
            check("routes", HealthChecks::routes),
            check("deliveries", (camel, result) -> deliveries(database, clock.instant(), result)),
            check("reload", (camel, result) -> reload(reload.get(), result)));
    }

    private interface Look {
        void look(CamelContext camel, HealthCheckResultBuilder result) throws Exception;
    }

    private static AbstractHealthCheck check(String name, Look look) {
        return new AbstractHealthCheck(GROUP, name) {
            @Override
            protected void doCall(HealthCheckResultBuilder result, Map<String, Object> options) {
                try {
                    look.look(getCamelContext(), result);
                } catch (DataAccessException unreachable) {
                    result.message("the store does not answer: " + unreachable.getMostSpecificCause().getMessage()).down();
                } catch (Exception failed) {
                    result.message(String.valueOf(failed.getMessage())).down();
                }
            }

            @Override
            public boolean isLiveness() {
                return false;
            }
        };
    }

    private static void positions(JdbcTemplate database, String collector, HealthCheckResultBuilder result) {
        Long logs = database.queryForObject("SELECT COUNT(*) FROM stream WHERE collector = ? AND forgotten IS NULL", Long.class,
            collector);
        if (logs == null || logs == 0) {
            result.message("no log was found yet: check saslwatch.read.paths, and that the files may be read").down();
        } else {
            result.detail("streams", logs).up();
        }
    }

    private static void reading(List<ReadTrouble> troubles, HealthCheckResultBuilder result) {
        if (troubles.isEmpty()) {
            result.up();
            return;
        }
        result.message("lines wait since " + troubles.stream().map(ReadTrouble::since).min(Instant::compareTo).orElseThrow()
            .truncatedTo(ChronoUnit.SECONDS) + ": " + troubles.stream().limit(SHOWN)
            .map(trouble -> trouble.what() + ": " + trouble.why()).collect(Collectors.joining("; "))
            + (troubles.size() > SHOWN ? "; and " + (troubles.size() - SHOWN) + " more" : "")).down();
    }

    private static void routes(CamelContext camel, HealthCheckResultBuilder result) {
        List<String> stopped = camel.getRoutes().stream().filter(route -> starts(camel, route))
            .map(Route::getRouteId).filter(id -> camel.getRouteController().getRouteStatus(id) != ServiceStatus.Started)
            .sorted().toList();
        if (stopped.isEmpty()) {
            result.detail("routes", camel.getRoutesSize()).up();
        } else {
            result.message("these routes do not run: " + String.join(", ", stopped)).down();
        }
    }

    /** Whether the route is meant to run: what is switched off does not start by itself. */
    static boolean starts(CamelContext camel, Route route) {
        Boolean starts = route.isAutoStartup();
        return starts == null || starts;
    }

    private static void deliveries(JdbcTemplate database, Instant now, HealthCheckResultBuilder result) {
        long old = now.minus(STUCK).toEpochMilli() * 1000;
        List<String> stuck = database.queryForList("SELECT sink FROM delivery WHERE state = 'waiting' AND attempts > 0 "
            + "AND created < ? GROUP BY sink ORDER BY sink", String.class, old);
        if (stuck.isEmpty()) {
            result.up();
        } else {
            result.message("these sinks do not take what waits for them: " + String.join(", ", stuck)
                + "; see saslwatch deliveries").down();
        }
    }

    private static void reload(ReloadState state, HealthCheckResultBuilder result) {
        if (!state.restart().isEmpty()) {
            result.detail("needs a restart", String.join(", ", state.restart()));
        }
        if (state.differs()) {
            Problem first = state.problems().isEmpty() ? null : state.problems().get(0);
            result.message("the running routes differ from the files"
                + (first == null ? "" : ": " + first.where() + ": " + first.what() + " (" + first.why() + ")")
                + (state.pending().isEmpty() ? "" : "; waiting: " + String.join(", ", state.pending()))).down();
        } else {
            result.up();
        }
    }
}
