package io.saslwatch.simulation;

import io.saslwatch.detect.RuleRoutes;
import io.saslwatch.event.Alert;
import io.saslwatch.event.Alerts;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;

/** The rules, and each alert as it was when it was raised or rose: what a sink would have sent. */
final class Told implements AutoCloseable {

    private final List<Alert> raised = new ArrayList<>();
    private final RuleRoutes rules;

    Told() throws Exception {
        rules = RuleRoutes.watched(this::around);
    }

    private Alerts around(Alerts alerts) {
        return (Alerts) Proxy.newProxyInstance(Alerts.class.getClassLoader(), new Class<?>[] {Alerts.class},
            (proxy, method, arguments) -> {
                try {
                    Object told = method.invoke(alerts, arguments);
                    if (method.getName().equals("store")) {
                        ((List<?>) told).forEach(alert -> raised.add((Alert) alert));
                    }
                    return told;
                } catch (InvocationTargetException e) {
                    throw e.getCause();
                }
            });
    }

    RuleRoutes rules() {
        return rules;
    }

    List<Alert> raised() {
        return raised;
    }

    @Override
    public void close() {
        rules.close();
    }
}
