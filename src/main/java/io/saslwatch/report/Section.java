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

    /** A column; numbers stand on the right and are never cut. */
    record Column(String header, boolean number) {

        static Column text(String header) {
            return new Column(header, false);
        }

        static Column number(String header) {
            return new Column(header, true);
        }
    }
}
