package io.saslwatch.cli;

import org.apache.camel.CamelContext;
import org.apache.camel.main.Main;

/** Camel's main without what a start of ours never needs. */
final class RoutesMain extends Main {

    /** Route files have no modelines; Camel reads all of them once more to find out. */
    @Override
    protected void modelineRoutes(CamelContext context) {
        // nothing to look for
    }
}
