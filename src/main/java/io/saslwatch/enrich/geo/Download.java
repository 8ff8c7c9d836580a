package io.saslwatch.enrich.geo;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;

/** Gets one file by HTTP, following redirects to addresses that may be asked. Thread-safe. */
final class Download {

    private static final int MOST_REDIRECTS = 5;

    private final UpdateOptions options;
    private final HttpFetch http;

    Download(UpdateOptions options) {
        this.options = options;
        this.http = new HttpFetch(options.connect(), options.whole());
    }

    /**
     * Downloads a file, forced to disk.
     *
     * @param known what an earlier download left, to get the file only when it has changed; null to get it in any case
     * @return the headers of the answer; null when nothing has changed
     * @throws IOException with the reason in words
     */
    HttpHeaders get(UpdateOptions.Item item, Origin known, Path to, UpdateProgress progress, Instant now)
            throws IOException, InterruptedException {
        URI url = item.url();
        for (int hop = 0; hop <= MOST_REDIRECTS; hop++) {
            HttpResponse<Long> answer;
            try (FileChannel file = FileChannel.open(to, StandardOpenOption.CREATE, StandardOpenOption.WRITE,
                    StandardOpenOption.TRUNCATE_EXISTING)) {
                answer = http.send(request(item, url, known), head -> body(head, file, item.file(), progress));
                file.force(true);
            }
            int status = answer.statusCode();
            if (status == 200) {
                return answer.headers();
            }
            if (status == 304 && known != null) {
                return null;
            }
            if (status != 301 && status != 302 && status != 303 && status != 307 && status != 308) {
                throw new IOException(refusal(url, answer, now));
            }
            url = target(item, url, answer.headers());
        }
        throw new IOException(Urls.shown(item.url()) + " redirects more than " + MOST_REDIRECTS + " times");
    }

    private HttpRequest request(UpdateOptions.Item item, URI url, Origin known) {
        HttpRequest.Builder request = HttpFetch.to(url).GET();
        if (known != null && !known.etag().isEmpty()) {
            request.header("If-None-Match", known.etag());
        }
        if (known != null && !known.modified().isEmpty()) {
            request.header("If-Modified-Since", known.modified());
        }
        if (!options.header().isEmpty() && Urls.sameOrigin(item.url(), url)) {
            int colon = options.header().indexOf(':');
            request.header(options.header().substring(0, colon), options.header().substring(colon + 1).strip());
        }
        return request.build();
    }

    private BoundedBody body(HttpResponse.ResponseInfo head, FileChannel file, String name, UpdateProgress progress) {
        long total = head.headers().firstValueAsLong("Content-Length").orElse(0);
        return new BoundedBody(head.statusCode() == 200 ? file : null, options.sizeLimit(),
            done -> progress.at(name, done, total));
    }

    private static URI target(UpdateOptions.Item item, URI from, HttpHeaders headers) throws IOException {
        String location = headers.firstValue("Location")
            .orElseThrow(() -> new IOException(Urls.shown(from) + " redirects to nowhere"));
        URI to;
        try {
            to = from.resolve(location);
        } catch (IllegalArgumentException noUrl) {
            throw new IOException(Urls.shown(from) + " redirects to something that is no address");
        }
        if (!Urls.isHttps(to) && !(Urls.isLocalHttp(item.url()) && Urls.isLocalHttp(to))) {
            throw new IOException(Urls.shown(from) + " redirects to " + Urls.shown(to) + ", which is not https; check "
                + "saslwatch.enrich.geo.update.urls");
        }
        return to;
    }

    private static String refusal(URI url, HttpResponse<Long> answer, Instant now) {
        int status = answer.statusCode();
        String cause = Urls.shown(url) + " answered with the status " + status;
        return switch (status) {
            case 401, 403 -> cause + ": check saslwatch.enrich.geo.update.header, and what the account may download";
            case 404, 410 -> cause + ": there is no such file; check saslwatch.enrich.geo.update.urls";
            case 429, 503 -> cause + RetryAfter.of(answer.headers(), now)
                .map(after -> ": it wants to be asked again in " + after.toSeconds() + " s").orElse(": try again later");
            case 304 -> cause + " without having been asked for changes";
            default -> cause + (status >= 500 ? ": try again later" : "");
        };
    }
}
