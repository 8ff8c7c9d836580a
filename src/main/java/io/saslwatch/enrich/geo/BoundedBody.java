package io.saslwatch.enrich.geo;

import java.io.IOException;
import java.net.http.HttpResponse.BodySubscriber;
import java.nio.ByteBuffer;
import java.nio.channels.WritableByteChannel;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow.Subscription;
import java.util.function.LongConsumer;

/** Writes a body to a channel as it comes, and breaks it off where it gets larger than it may be. */
final class BoundedBody implements BodySubscriber<Long> {

    private final CompletableFuture<Long> end = new CompletableFuture<>();
    private final WritableByteChannel out;
    private final long limit;
    private final LongConsumer progress;
    private Subscription subscription;
    private long bytes;

    /**
     * @param out      where to write; null when the body is of no interest, which breaks it off at once
     * @param limit    bytes
     * @param progress is told the bytes so far
     */
    BoundedBody(WritableByteChannel out, long limit, LongConsumer progress) {
        this.out = out;
        this.limit = limit;
        this.progress = progress;
    }

    @Override
    public CompletionStage<Long> getBody() {
        return end;
    }

    @Override
    public void onSubscribe(Subscription given) {
        subscription = given;
        if (out == null) {
            subscription.cancel();
            end.complete(0L);
        } else {
            subscription.request(1);
        }
    }

    @Override
    public void onNext(List<ByteBuffer> buffers) {
        try {
            for (ByteBuffer buffer : buffers) {
                bytes += buffer.remaining();
                if (bytes > limit) {
                    throw new IOException("the answer is larger than the limit of " + limit + " bytes");
                }
                while (buffer.hasRemaining()) {
                    out.write(buffer);
                }
            }
            progress.accept(bytes);
            subscription.request(1);
        } catch (IOException | RuntimeException refused) {
            subscription.cancel();
            end.completeExceptionally(refused);
        }
    }

    @Override
    public void onError(Throwable broken) {
        end.completeExceptionally(broken);
    }

    @Override
    public void onComplete() {
        end.complete(bytes);
    }
}
