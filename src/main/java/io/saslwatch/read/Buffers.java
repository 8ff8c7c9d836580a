package io.saslwatch.read;

import java.util.ArrayDeque;
import java.util.Deque;

/** Buffers used again: a batch is large, and garbage of that size would cost more than reading it. Thread-safe. */
final class Buffers {

    private final int size;
    private final Deque<byte[]> free = new ArrayDeque<>();

    Buffers(int size) {
        this.size = size;
    }

    synchronized byte[] take() {
        byte[] buffer = free.pollLast();
        return buffer == null ? new byte[size] : buffer;
    }

    synchronized void giveBack(byte[] buffer) {
        if (buffer.length == size) {
            free.addLast(buffer);
        }
    }
}
