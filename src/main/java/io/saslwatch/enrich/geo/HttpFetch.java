package io.saslwatch.enrich.geo;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.nio.channels.UnresolvedAddressException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Sends one request and waits for its whole answer, for a bounded time. Follows no redirect by itself. Thread-safe. */
final class HttpFetch {

    private final Duration connect;
    private final Duration whole;
    private final HttpClient client;

    /**
     * @param connect how long a connection may take
     * @param whole   how long all of it may take, the body included
     */
    HttpFetch(Duration connect, Duration whole) {
        this.connect = connect;
        this.whole = whole;
        this.client = HttpClient.newBuilder().connectTimeout(connect).version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER).build();
    }

    /** A request to an address, as saslwatch. */
    static HttpRequest.Builder to(URI url) {
        return HttpRequest.newBuilder(url).header("User-Agent", "saslwatch");
    }

    /**
     * Sends the request.
     *
     * @throws IOException with a reason in words: no connection, no answer in time, an answer that broke off
     */
    <T> HttpResponse<T> send(HttpRequest request, BodyHandler<T> body) throws IOException, InterruptedException {
        CompletableFuture<HttpResponse<T>> answer = client.sendAsync(request, body);
        try {
            return answer.get(whole.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException tooLong) {
            throw new IOException("the whole answer did not come within " + words(whole), tooLong);
        } catch (ExecutionException failed) {
            throw new IOException(words(failed.getCause(), request.uri()), failed.getCause());
        } finally {
            // ends what is still under way: after a time-out or an interruption
            answer.cancel(true);
        }
    }

    private String words(Throwable failure, URI url) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof UnresolvedAddressException) {
                return "the name " + url.getHost() + " is not known; check it, and this machine's name servers";
            }
            if (cause instanceof HttpConnectTimeoutException) {
                return "no connection to " + url.getHost() + " within " + words(connect);
            }
            if (cause instanceof ConnectException) {
                return "no connection to " + url.getHost() + "; check the address, the network and the firewall";
            }
        }
        return failure.getMessage() == null ? failure.getClass().getSimpleName() : failure.getMessage();
    }

    private static String words(Duration time) {
        return time.toMillis() % 1000 == 0 ? time.toSeconds() + " s" : time.toMillis() + " ms";
    }
}
