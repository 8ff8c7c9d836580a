package io.saslwatch.doctor;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Whether the mail server takes mails: it is greeted, and left (RFC 5321).
 *
 * @param security none, starttls or tls
 */
public record MailCheck(String host, int port, String security, Reach reach) implements Check {

    private static final int MOST_LINES = 100;

    @Override
    public List<Finding> look() {
        String where = "the mail server " + host + " port " + port;
        try (Socket plain = reach.open(host, port); Socket socket = security.equals("tls") ? reach.secured(plain, host) : plain) {
            BufferedReader said = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.ISO_8859_1));
            String greeting = answer(said);
            if (!greeting.startsWith("220")) {
                throw new IOException("it says: " + greeting.strip());
            }
            say(socket, "EHLO [127.0.0.1]");
            String offers = answer(said);
            boolean starttls = security.equals("starttls");
            boolean offered = offers.toUpperCase(java.util.Locale.ROOT).contains("STARTTLS");
            if (starttls && offered) {
                encrypt(plain, said);
            } else {
                say(socket, "QUIT");
            }
            if (starttls && !offered) {
                return List.of(Finding.fail("mail", where + " does not offer STARTTLS, so nothing would be sent",
                    "set saslwatch.mail.smtp.security to tls or none, or correct saslwatch.mail.smtp.port"));
            }
            return List.of(Finding.ok("mail", where + " answers"));
        } catch (IOException failed) {
            return List.of(Reach.failed("mail", where, "does not answer", failed, "correct saslwatch.mail.smtp.host, "
                + "port and security, or let this machine in"));
        }
    }

    /** Agrees on encryption after the greeting (RFC 3207), which shows whether the certificate is trusted, and leaves. */
    private void encrypt(Socket plain, BufferedReader said) throws IOException {
        say(plain, "STARTTLS");
        String answer = answer(said);
        if (!answer.startsWith("220")) {
            throw new IOException("it says: " + answer.strip());
        }
        try (Socket secured = reach.secured(plain, host)) {
            say(secured, "QUIT");
        }
    }

    private static void say(Socket socket, String line) throws IOException {
        socket.getOutputStream().write((line + "\r\n").getBytes(StandardCharsets.US_ASCII));
        socket.getOutputStream().flush();
    }

    /** One answer, which may have several lines. */
    private static String answer(BufferedReader said) throws IOException {
        StringBuilder answer = new StringBuilder();
        for (int i = 0; i < MOST_LINES; i++) {
            String line = said.readLine();
            if (line == null) {
                throw new IOException("it hung up");
            }
            answer.append(line, 0, Math.min(line.length(), 200)).append('\n');
            if (line.length() < 4 || line.charAt(3) != '-') {
                break;
            }
        }
        return answer.toString();
    }
}
