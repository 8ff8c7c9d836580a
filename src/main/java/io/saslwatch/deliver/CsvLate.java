package io.saslwatch.deliver;

import java.util.List;

/**
 * What {@code routes/6-deliver/csv-late.camel.yaml} asks, to write rows that have waited for a name. In this order:
 * {@link #due} while no other batch is stored, then in the transaction {@link #sheets}, their appending, and
 * {@link #written}. For one thread.
 */
public interface CsvLate {

    /** No CSV files are wanted. */
    CsvLate OFF = new CsvLate() {
        @Override
        public boolean mayHaveRows() {
            return false;
        }

        @Override
        public CsvDue due() {
            return new CsvDue(List.of(), List.of());
        }

        @Override
        public boolean hasRows(CsvDue due) {
            return false;
        }

        @Override
        public List<CsvSheet> sheets(CsvDue due) {
            return List.of();
        }

        @Override
        public void written(CsvDue due) {
            // nothing was
        }

        @Override
        public void failed(Exception cause) {
            // nothing was tried
        }
    };

    /** Whether it is worth looking for rows that wait. */
    boolean mayHaveRows();

    /** The rows whose waiting is over; their files are prepared. */
    CsvDue due();

    /** Whether there is anything to write. */
    boolean hasRows(CsvDue due);

    /** The rows by file. */
    List<CsvSheet> sheets(CsvDue due);

    /** The rows are appended; they wait no longer once this is committed. */
    void written(CsvDue due);

    /** It did not succeed; the rows wait on. */
    void failed(Exception cause);
}
