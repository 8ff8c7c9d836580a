package io.saslwatch.enrich.geo;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** Lets time pass; a test lets it pass at once. */
interface Pauses {

    /** Real time. */
    Pauses REAL = time -> TimeUnit.MILLISECONDS.sleep(time.toMillis());

    void pause(Duration time) throws InterruptedException;
}
