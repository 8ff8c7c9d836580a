package io.saslwatch.doctor;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertPathValidatorException;
import java.time.Duration;
import java.util.function.Supplier;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;

/**
 * Opens connections to see whether they can be opened.
 *
 * @param patience how long connecting and each answer may take
 * @param trust    tells whose certificates the service believes
 */
public record Reach(Duration patience, Supplier<SSLContext> trust) {

    private static final int LAST_PORT = 65_535;

    /**
     * Where something listens or shall listen.
     *
     * @throws IOException when the port is none, or the host has no address
     */
    static InetSocketAddress address(String host, int port) throws IOException {
        if (port < 1 || port > LAST_PORT) {
            throw new IOException("a port is a number from 1 to " + LAST_PORT);
        }
        InetSocketAddress address = new InetSocketAddress(host.replaceAll("[\\[\\]]", ""), port);
        if (address.isUnresolved()) {
            throw new UnknownHostException("no address is known for that name");
        }
        return address;
    }

    /** A connection. */
    Socket open(String host, int port) throws IOException {
        Socket socket = new Socket();
        try {
            socket.connect(address(host, port), (int) patience.toMillis());
            socket.setSoTimeout((int) patience.toMillis());
            return socket;
        } catch (IOException failed) {
            socket.close();
            throw failed;
        }
    }

    /** A connection on which both sides have agreed on encryption, the name in the certificate checked. */
    Socket secured(Socket plain, String host) throws IOException {
        SSLSocket socket = (SSLSocket) trust.get().getSocketFactory().createSocket(plain, host, plain.getPort(), true);
        SSLParameters parameters = socket.getSSLParameters();
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        socket.setSSLParameters(parameters);
        socket.startHandshake();
        return socket;
    }

    /**
     * What is to be told of a connection that failed.
     *
     * @param where  who was to be reached
     * @param fails  what it does then, such as "does not answer"
     * @param remedy what to do, unless it is about its certificate
     */
    static Finding failed(String check, String where, String fails, IOException failed, String remedy) {
        for (Throwable cause = failed; cause != null; cause = cause.getCause()) {
            if (cause instanceof CertPathBuilderException || cause instanceof CertPathValidatorException) {
                return Finding.fail(check, where + " is there, but its certificate is not trusted", "set saslwatch.tls.trust to "
                    + "a PEM file with its certificate, or with that of the authority that signed it");
            }
        }
        return Finding.fail(check, where + (failed instanceof SSLException ? " is there, but TLS fails (" : " " + fails + " (")
            + why(failed) + ")", remedy);
    }

    /** The reason for people, on one line. */
    static String why(IOException failed) {
        String said = failed instanceof SocketTimeoutException ? "no answer in time" : String.valueOf(failed.getMessage());
        return said.replaceAll("[\\p{Cntrl}\\s]+", " ");
    }
}
