package io.saslwatch.doctor;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.List;

/**
 * Whether the port of health and metrics is free.
 *
 * @param port 0: there shall be none
 */
public record PortCheck(String address, int port) implements Check {

    @Override
    public List<Finding> look() {
        if (port == 0) {
            return List.of(Finding.ok("port", "health and metrics are off"));
        }
        try (ServerSocket socket = new ServerSocket()) {
            // as servers do: a port that was closed a moment ago is free
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getByName(address), port));
            return List.of(Finding.ok("port", address + " port " + port + " is free for health and metrics"));
        } catch (IOException taken) {
            return List.of(Finding.warn("port", address + " port " + port + " cannot be taken for health and metrics ("
                + Reach.why(taken) + ")", "if saslwatch runs already, this is right; else correct saslwatch.manage.port "
                + "or saslwatch.manage.address"));
        }
    }
}
