package io.saslwatch.enrich.dns;

import java.io.DataInputStream;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.function.BiConsumer;

/** The TCP side of the {@link LoopbackDns}: one question for each connection, a thread for each. */
final class LoopbackTcp implements AutoCloseable {

    private final ServerSocket server;
    private final BiConsumer<byte[], DnsCall.Sender> questions;

    /**
     * @param questions takes each question and the way back to who asked
     */
    LoopbackTcp(ServerSocket server, BiConsumer<byte[], DnsCall.Sender> questions) {
        this.server = server;
        this.questions = questions;
    }

    void start() {
        LoopbackDns.daemon(this::accept).start();
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                Socket socket = server.accept();
                LoopbackDns.daemon(() -> serve(socket)).start();
            } catch (IOException closed) {
                // the loop looks whether it was the server
            }
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            DataInputStream in = new DataInputStream(socket.getInputStream());
            byte[] question = new byte[in.readUnsignedShort()];
            in.readFully(question);
            questions.accept(question, bytes -> send(socket, bytes));
            // until the client has gone
            in.read();
        } catch (IOException closed) {
            // it has
        }
    }

    private static void send(Socket socket, byte[] bytes) {
        byte[] all = new byte[bytes.length + 2];
        all[0] = (byte) (bytes.length >> 8);
        all[1] = (byte) bytes.length;
        System.arraycopy(bytes, 0, all, 2, bytes.length);
        try {
            socket.getOutputStream().write(all);
        } catch (IOException closed) {
            // the client has gone
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
