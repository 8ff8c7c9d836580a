package io.saslwatch.enrich.geo;

import java.net.URI;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;

/** Which addresses may be asked, and how they are shown. */
final class Urls {

    private static final Pattern LOOPBACK = Pattern.compile("localhost|127(?:\\.\\d{1,3}){3}|\\[::1]");

    private Urls() {
    }

    /**
     * Reads a configured address: https, or http on the machine itself.
     *
     * @throws IllegalArgumentException with the reason, which does not show what may be secret in the address
     */
    static URI of(String setting, String text) {
        URI url;
        try {
            url = URI.create(text.strip());
        } catch (IllegalArgumentException noUrl) {
            throw new IllegalArgumentException(setting + " has a value that is no URL; write one such as "
                + "https://example.org/data.mmdb");
        }
        if (url.getHost() == null || url.getUserInfo() != null || !isHttps(url) && !isLocalHttp(url)) {
            throw new IllegalArgumentException(setting + " has " + shown(url) + ", which is not a https address with a "
                + "host and without a user; use https (http only for a server on this machine)");
        }
        return url;
    }

    static boolean isHttps(URI url) {
        return "https".equalsIgnoreCase(url.getScheme()) && url.getHost() != null;
    }

    /** Whether it is http to a loopback address; names other than localhost are not looked up. */
    static boolean isLocalHttp(URI url) {
        return "http".equalsIgnoreCase(url.getScheme()) && url.getHost() != null
            && LOOPBACK.matcher(url.getHost().toLowerCase(Locale.ROOT)).matches();
    }

    /** Whether a secret that is meant for one address may be sent to the other. */
    static boolean sameOrigin(URI one, URI other) {
        return Objects.equals(one.getScheme(), other.getScheme()) && one.getHost().equalsIgnoreCase(other.getHost())
            && port(one) == port(other);
    }

    /** The address without user, query and fragment, in which secrets may stand. */
    static String shown(URI url) {
        String host = url.getHost() == null ? "?" : url.getHost();
        String text = url.getScheme() + "://" + host + (url.getPort() < 0 ? "" : ":" + url.getPort())
            + (url.getRawPath() == null ? "" : url.getRawPath());
        return text.length() <= 300 ? text : text.substring(0, 300) + "...";
    }

    private static int port(URI url) {
        return url.getPort() >= 0 ? url.getPort() : "https".equalsIgnoreCase(url.getScheme()) ? 443 : 80;
    }
}
