package io.saslwatch.deliver.send;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Collection;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;

/**
 * Whose certificates are believed: those of the Java runtime ({@code javax.net.ssl.trustStore} or its own), and the
 * certificates of a PEM file (RFC 7468) besides, of authorities or of single servers. The name in a server's certificate
 * must fit all the same. Stateless.
 */
final class Trust {

    private Trust() {
    }

    /**
     * A context that believes them.
     *
     * @param file PEM file; empty: the runtime's alone
     * @throws IllegalArgumentException naming the file and what is wrong with it
     */
    static SSLContext with(String file) {
        try {
            if (file.isEmpty()) {
                return SSLContext.getDefault();
            }
            KeyStore known = KeyStore.getInstance(KeyStore.getDefaultType());
            known.load(null, null);
            for (X509Certificate ours : ofTheRuntime()) {
                known.setCertificateEntry("runtime-" + known.size(), ours);
            }
            for (Certificate theirs : read(file)) {
                known.setCertificateEntry("file-" + known.size(), theirs);
            }
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, managers(known), null);
            return context;
        } catch (GeneralSecurityException | IOException wrong) {
            throw new IllegalArgumentException("the file of trusted certificates " + file + " cannot be read ("
                + (wrong.getMessage() == null ? wrong.getClass().getSimpleName() : wrong.getMessage())
                + "): write the path of a PEM file that this user can read", wrong);
        }
    }

    private static Collection<? extends Certificate> read(String file) throws IOException, CertificateException {
        try (InputStream in = Files.newInputStream(Path.of(file))) {
            Collection<? extends Certificate> found = CertificateFactory.getInstance("X.509").generateCertificates(in);
            if (found.isEmpty()) {
                throw new CertificateException("there is no -----BEGIN CERTIFICATE----- in it");
            }
            return found;
        }
    }

    private static X509Certificate[] ofTheRuntime() throws GeneralSecurityException {
        for (TrustManager manager : managers(null)) {
            if (manager instanceof X509TrustManager x509) {
                return x509.getAcceptedIssuers();
            }
        }
        return new X509Certificate[0];
    }

    private static TrustManager[] managers(KeyStore known) throws GeneralSecurityException {
        TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(known);
        return factory.getTrustManagers();
    }
}
