package io.saslwatch.cli;

import java.util.function.Supplier;
import org.apache.camel.CamelContext;
import org.apache.camel.main.Main;

/** Camel's main with beans that are made when a route names them first, and without what a start of ours never needs. */
final class RoutesMain extends Main {

    /** Binds a bean that costs something to make, for routes that are not always there. */
    <T> void bindLazily(String name, Class<T> type, Supplier<T> maker) {
        registry.bind(name, type, (Supplier<Object>) maker::get);
    }

    /** Route files have no modelines; Camel reads all of them once more to find out. */
    @Override
    protected void modelineRoutes(CamelContext context) {
        // nothing to look for
    }
}
