package io.saslwatch.cli;

/** What the process ends with. */
final class ExitStatus {

    /** Everything asked for was done. */
    static final int OK = 0;
    /** It could not be done; the reason was told. */
    static final int FAILED = 1;
    /** The command line or a setting is wrong; nothing was begun. */
    static final int USAGE = 2;

    private ExitStatus() {
    }
}
