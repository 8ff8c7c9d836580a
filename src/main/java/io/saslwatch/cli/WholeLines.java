package io.saslwatch.cli;

import java.io.IOException;
import java.io.OutputStream;

/**
 * A log's file in which what comes after a failed write begins a line: a happening that could be written only in part,
 * because the disk was full, is not glued to the next.
 */
final class WholeLines extends OutputStream {

    private final OutputStream file;
    private boolean cutOff;

    WholeLines(OutputStream file) {
        this.file = file;
    }

    @Override
    public synchronized void write(byte[] bytes, int from, int length) throws IOException {
        if (cutOff) {
            file.write('\n');
            cutOff = false;
        }
        try {
            file.write(bytes, from, length);
        } catch (IOException full) {
            cutOff = true;
            throw full;
        }
    }

    @Override
    public void write(int each) throws IOException {
        write(new byte[] {(byte) each}, 0, 1);
    }

    @Override
    public void flush() throws IOException {
        file.flush();
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
