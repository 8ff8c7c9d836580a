package io.saslwatch.doctor;

import java.io.IOException;
import java.net.ServerSocket;
import java.util.List;
import java.util.function.BooleanSupplier;

/**
 * Whether the port of health and metrics is free, or the service's own already: otherwise it does not start.
 *
 * @param port    0: there shall be none
 * @param service tells whether the service answers there
 */
public record PortCheck(String address, int port, BooleanSupplier service) implements Check {

    @Override
    public List<Finding> look() {
        if (port == 0) {
            return List.of(Finding.ok("port", "health and metrics are off"));
        }
        try (ServerSocket socket = new ServerSocket()) {
            // as servers do: a port that was closed a moment ago is free
            socket.setReuseAddress(true);
            socket.bind(Reach.address(address, port));
            return List.of(Finding.ok("port", address + " port " + port + " is free for health and metrics"));
        } catch (IOException taken) {
            if (service.getAsBoolean()) {
                return List.of(Finding.ok("port", "saslwatch runs, and answers at " + address + " port " + port));
            }
            return List.of(Finding.fail("port", address + " port " + port + " cannot be taken for health and metrics ("
                + Reach.why(taken) + "), and it is not saslwatch that answers there", "set saslwatch.manage.port to a free "
                + "port, or to 0 for none, or correct saslwatch.manage.address"));
        }
    }
}
