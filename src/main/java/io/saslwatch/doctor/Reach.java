package io.saslwatch.doctor;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.time.Duration;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;

/**
 * Opens connections to see whether they can be opened.
 *
 * @param patience how long connecting and each answer may take
 */
public record Reach(Duration patience) {

    /** A connection. */
    Socket open(String host, int port) throws IOException {
        Socket socket = new Socket();
        try {
            InetSocketAddress address = new InetSocketAddress(host, port);
            if (address.isUnresolved()) {
                throw new UnknownHostException("no address is known for that name");
            }
            socket.connect(address, (int) patience.toMillis());
            socket.setSoTimeout((int) patience.toMillis());
            return socket;
        } catch (IOException failed) {
            socket.close();
            throw failed;
        }
    }

    /** A connection on which both sides have agreed on encryption, the name in the certificate checked. */
    Socket secured(Socket plain, String host) throws IOException {
        SSLSocket socket = (SSLSocket) ((SSLSocketFactory) SSLSocketFactory.getDefault())
            .createSocket(plain, host, plain.getPort(), true);
        SSLParameters parameters = socket.getSSLParameters();
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        socket.setSSLParameters(parameters);
        socket.startHandshake();
        return socket;
    }

    /** The reason for people, on one line. */
    static String why(IOException failed) {
        String said = failed instanceof SocketTimeoutException ? "no answer in time" : String.valueOf(failed.getMessage());
        return said.replaceAll("[\\p{Cntrl}\\s]+", " ");
    }
}
