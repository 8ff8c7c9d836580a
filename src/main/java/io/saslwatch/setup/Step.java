package io.saslwatch.setup;

import java.util.List;

/** One thing that setup does. */
public sealed interface Step {

    /** What it does, for a person. */
    String text();

    /**
     * A folder is made, with its parents.
     *
     * @param path as the machine names it
     * @param mode rights, such as {@code rwxr-x---}
     */
    record Folder(String path, String mode) implements Step {
        @Override
        public String text() {
            return "make folder   " + path;
        }
    }

    /**
     * A file is written.
     *
     * @param path    as the machine names it
     * @param content all of it
     * @param mode    rights, such as {@code rw-r-----}
     * @param state   what is there now
     */
    record File(String path, byte[] content, String mode, State state) implements Step {
        @Override
        public String text() {
            return switch (state) {
                case MISSING -> "write         " + path;
                case OURS -> "replace       " + path;
                case SAME -> "leave as is   " + path;
                case EDITED -> "ask about     " + path + " (it was edited; without a yes it stays, and the new one is put "
                    + "beside it as " + path + ".new)";
                case KEPT -> "keep          " + path + " (it was edited, and the shipped one is what it was; --replace "
                    + "replaces it)";
            };
        }
    }

    /**
     * A file that an earlier setup wrote and the program has no more is taken away: two files with one route in them
     * would keep the service from starting.
     *
     * @param path  as the machine names it
     * @param state what is there now: nothing, what setup wrote, or something edited, which is put aside
     */
    record Leftover(String path, State state) implements Step {
        @Override
        public String text() {
            return state == State.EDITED ? "put aside     " + path + " (it was edited, and the program has no such file any "
                + "more)" : "remove        " + path + " (the program has no such file any more)";
        }
    }

    /** What is there before a file is written. */
    enum State {
        /** No file. */
        MISSING,
        /** What an earlier setup wrote, unchanged, and another version of it is to come. */
        OURS,
        /** Already what is to be written. */
        SAME,
        /** Edited, and what is to be written is what an earlier setup wrote: there is nothing new to offer. */
        KEPT,
        /** Something else. */
        EDITED
    }

    /**
     * A program is run.
     *
     * @param words    program and arguments; no shell
     * @param required whether setup fails when it does
     */
    record Command(List<String> words, boolean required) implements Step {
        @Override
        public String text() {
            return "run           " + String.join(" ", words);
        }
    }

    /** Something that is left to a person. */
    record Note(String text) implements Step {
    }
}
