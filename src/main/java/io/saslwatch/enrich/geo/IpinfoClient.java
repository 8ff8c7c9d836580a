package io.saslwatch.enrich.geo;

import io.saslwatch.enrich.geo.IpinfoAnswer.Failed;
import io.saslwatch.enrich.geo.IpinfoAnswer.Later;
import io.saslwatch.enrich.geo.IpinfoAnswer.Places;
import io.saslwatch.enrich.geo.IpinfoAnswer.Refused;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.channels.Channels;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Asks ipinfo.io for a batch (https://ipinfo.io/developers/batch-enrichment-api): a JSON array of addresses is posted,
 * the answer is an object whose keys are those addresses. The token travels in a header, which no message shows, and never
 * to another address than the configured one.
 */
final class IpinfoClient {

    private static final long LARGEST_ANSWER = 8 << 20;

    private final IpinfoOptions options;
    private final InstantSource clock;
    private final RecordFields fields;
    private final JsonRecords json = new JsonRecords();
    private final HttpFetch http;

    IpinfoClient(IpinfoOptions options, DataMeters meters, InstantSource clock) {
        this.options = options;
        this.clock = clock;
        this.fields = new RecordFields(meters.cleaning());
        this.http = new HttpFetch(options.connect(), options.whole());
    }

    /** Asks and waits; at most as many addresses as the options say. */
    IpinfoAnswer ask(List<InetAddress> addresses) throws InterruptedException {
        String body = addresses.stream().map(address -> '"' + address.getHostAddress() + '"')
            .collect(Collectors.joining(",", "[", "]"));
        HttpRequest request = HttpFetch.to(options.url()).header("Content-Type", "application/json")
            .header("Accept", "application/json").header("Authorization", "Bearer " + options.token())
            .POST(BodyPublishers.ofString(body)).build();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            HttpResponse<Long> answer = http.send(request, head -> new BoundedBody(
                head.statusCode() == 200 ? Channels.newChannel(out) : null, LARGEST_ANSWER, bytes -> { }));
            return answer(addresses, answer, out.toByteArray());
        } catch (IOException failed) {
            return new Failed(failed.getMessage());
        }
    }

    private IpinfoAnswer answer(List<InetAddress> addresses, HttpResponse<Long> answer, byte[] body) throws IOException {
        int status = answer.statusCode();
        String cause = Urls.shown(options.url()) + " answered with the status " + status;
        Instant now = clock.instant();
        return switch (status) {
            case 200 -> new Places(places(addresses, json.read(body), now));
            case 429 -> new Later(RetryAfter.of(answer.headers(), now).orElse(null),
                cause + ": too many addresses were asked for");
            case 503 -> RetryAfter.of(answer.headers(), now).<IpinfoAnswer>map(after -> new Later(after, cause))
                .orElseGet(() -> new Failed(cause));
            case 401, 403 -> new Refused(cause + ": check saslwatch.enrich.geo.ipinfo.token, and that the account may "
                + "use this address");
            default -> status >= 300 && status < 500 && status != 408
                ? new Refused(cause + ": check saslwatch.enrich.geo.ipinfo.url") : new Failed(cause);
        };
    }

    private Map<InetAddress, Said> places(List<InetAddress> addresses, Map<String, Object> answers, Instant now) {
        String label = "ipinfo.io@" + now.atOffset(ZoneOffset.UTC).toLocalDate();
        Map<InetAddress, Said> places = new HashMap<>();
        for (InetAddress address : addresses) {
            Said said = fields.of(answers.get(address.getHostAddress()), label);
            if (said != Said.NOTHING) {
                places.put(address, said);
            }
        }
        return places;
    }
}
