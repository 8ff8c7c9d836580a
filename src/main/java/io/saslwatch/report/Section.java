package io.saslwatch.report;

import java.util.List;

/**
 * A table of the report, ready to be shown as text or HTML: every cell is harmless in a terminal, and still to be escaped
 * for HTML.
 *
 * @param title   what it is about
 * @param note    a sentence below the title; null for none
 * @param chart   name of the picture that goes with it; null for none
 * @param columns what stands in it
 * @param rows    a cell for each column; empty when there is nothing to tell
 */
record Section(String title, String note, String chart, List<Column> columns, List<List<String>> rows) {

    /** What stands in a column. */
    enum Kind {
        /** Names: cut where there is no room. */
        TEXT,
        /** Addresses and times, which are of no use cut. */
        WHOLE,
        /** Numbers, on the right and never cut. */
        NUMBER,
        /** Sentences, in the last column only: where there is no room they go on below their row. */
        PROSE
    }

    /** A column. */
    record Column(String header, Kind kind) {

        static Column text(String header) {
            return new Column(header, Kind.TEXT);
        }

        static Column whole(String header) {
            return new Column(header, Kind.WHOLE);
        }

        static Column number(String header) {
            return new Column(header, Kind.NUMBER);
        }

        static Column prose(String header) {
            return new Column(header, Kind.PROSE);
        }

        boolean isNumber() {
            return kind == Kind.NUMBER;
        }
    }
}
