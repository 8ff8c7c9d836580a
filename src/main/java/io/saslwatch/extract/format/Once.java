package io.saslwatch.extract.format;

import java.util.function.Supplier;

/** Something that is made when it is asked for the first time, and then kept. Thread-safe. */
final class Once<T> implements Supplier<T> {

    private final Supplier<T> maker;
    private T made;

    Once(Supplier<T> maker) {
        this.maker = maker;
    }

    @Override
    public synchronized T get() {
        if (made == null) {
            made = maker.get();
        }
        return made;
    }
}
