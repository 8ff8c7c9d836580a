package io.saslwatch.read;

import java.io.IOException;

/** The file that a stream is read from, while it is open. It stays open under our feet when it loses its name. */
final class OpenFile {

    private StreamInput input;
    private FileStat opened;
    private boolean placed;

    /** What is read from; null while nothing is open. */
    StreamInput input() {
        return input;
    }

    /** Whether it stands where reading stopped. */
    boolean placed() {
        return placed;
    }

    boolean isPacked() {
        return input != null && input.packed();
    }

    /**
     * Opens a file, unless one is open, and goes to where reading stopped.
     *
     * @return false when the file is not what it was thought to be; it is closed again then
     * @throws DamagedException when it is damaged before that place
     * @throws IOException when it cannot be read
     */
    boolean open(LogFile file, Place place, long offset, Fingerprint print) throws IOException {
        if (input == null) {
            input = Inputs.open(file.path(), Inputs.sniff(file.path()));
            opened = file.stat();
            // the name may have been given to another file since it was looked at
            if (!FileStat.of(file.path()).sameFile(opened)) {
                close();
                return false;
            }
        }
        placed = placed || place.enter(input, offset, print);
        if (!placed) {
            close();
        }
        return placed;
    }

    /** Takes over what is open already and can be read only once. */
    void adopt(StreamInput only, FileStat stat) {
        close();
        input = only;
        opened = stat;
    }

    /** Closes it when it is not this file, or is a compressed file that changed, which has to be read anew. */
    void keepOnly(LogFile file) {
        if (input != null && (!file.is(opened) || input.packed() && !file.stat().equals(opened))) {
            close();
        }
    }

    /** Forgets where it stands; what can only be read forward is closed. */
    void leavePlace() {
        placed = false;
        if (isPacked()) {
            close();
        }
    }

    /** How long an uncompressed file is now. */
    long length() throws IOException {
        return ((PlainInput) input).size();
    }

    void close() {
        if (input != null) {
            try {
                input.close();
            } catch (IOException ignored) {
                // it was only read, so nothing can be lost by it
            }
        }
        input = null;
        placed = false;
    }
}
