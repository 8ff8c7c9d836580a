package io.saslwatch.reload;

import java.io.IOException;

/** A folder of routes holds what cannot be read as such; the message tells the remedy, too. */
public final class UnfitFolder extends IOException {

    private static final long serialVersionUID = 1;
    private final String cause;
    private final String remedy;

    UnfitFolder(String cause, String remedy) {
        super(cause + "; " + remedy);
        this.cause = cause;
        this.remedy = remedy;
    }

    /** What is wrong, alone. */
    public String why() {
        return cause;
    }

    /** What the operator has to do. */
    public String remedy() {
        return remedy;
    }

    @Override
    public String toString() {
        return getMessage();
    }
}
