package io.saslwatch.enrich.geo;

import java.net.URI;
import java.time.Duration;

/**
 * How the API of ipinfo.io is asked.
 *
 * @param url       where batches are posted to
 * @param token     the account's token, secret; printable ASCII
 * @param batch     how many addresses are asked for at once, 1 to 1000
 * @param connect   how long a connection may take
 * @param whole     how long a whole answer may take
 * @param cacheSize how many answers are remembered
 * @param cacheTtl  for how long
 */
public record IpinfoOptions(URI url, String token, int batch, Duration connect, Duration whole, long cacheSize,
                            Duration cacheTtl) {

    private static final int MOST = 1000;

    /** Checks what an operator can set wrongly; the message of the exception does not show the token. */
    public IpinfoOptions {
        if (token.isEmpty() || !token.chars().allMatch(c -> c > ' ' && c < 127)) {
            throw new IllegalArgumentException("saslwatch.enrich.geo.ipinfo.token is empty or has characters that no "
                + "token has; set it, best in the environment as SASLWATCH_ENRICH_GEO_IPINFO_TOKEN");
        }
        if (batch < 1 || batch > MOST) {
            throw new IllegalArgumentException("saslwatch.enrich.geo.ipinfo.batch is " + batch + "; the API takes 1 to "
                + MOST + " addresses at once");
        }
        if (cacheSize < 1 || cacheTtl.compareTo(Duration.ofMinutes(1)) < 0) {
            throw new IllegalArgumentException("saslwatch.enrich.geo.ipinfo.cache.size is 0 or .ttl shorter than 1m; "
                + "without a cache each event would ask again: set more");
        }
    }

    /**
     * Options from texts.
     *
     * @throws IllegalArgumentException when the address may not be asked or the token is none
     */
    public static IpinfoOptions of(String url, String token, long batch, Duration whole, long cacheSize,
                                   Duration cacheTtl) {
        return new IpinfoOptions(Urls.of("saslwatch.enrich.geo.ipinfo.url", url), token.strip(),
            (int) Math.min(batch, Integer.MAX_VALUE), whole, whole, cacheSize, cacheTtl);
    }

    /** Everything but the token. */
    @Override
    public String toString() {
        return "IpinfoOptions[url=" + Urls.shown(url) + ", batch=" + batch + "]";
    }
}
