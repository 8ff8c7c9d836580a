package io.saslwatch.deliver;

import java.util.List;

/**
 * What {@code routes/6-deliver/csv-rewrite.camel.yaml} asks, to put late names into daily files. For each of the
 * {@link #files}, while no batch is stored: {@link #write}, then in a transaction {@link #commit}, then {@link #swap}.
 * For one thread.
 */
public interface CsvRewrite {

    /** No CSV files are wanted. */
    CsvRewrite OFF = new CsvRewrite() {
        @Override
        public List<CsvAnswered> files() {
            return List.of();
        }

        @Override
        public CsvReplacement write(CsvAnswered answered) {
            throw new IllegalStateException("There are no CSV files");
        }

        @Override
        public void commit(CsvReplacement replacement) {
            // nothing was written
        }

        @Override
        public void swap(CsvReplacement replacement) {
            // nothing was written
        }

        @Override
        public void failed(Exception cause) {
            // nothing was tried
        }
    };

    /** The files that have to be rewritten; those of days too old for it are let go. */
    List<CsvAnswered> files();

    /** Writes the new file beside the old one. */
    CsvReplacement write(CsvAnswered answered);

    /** In the transaction: the new file is the valid one, and its rows have what they lacked. */
    void commit(CsvReplacement replacement);

    /** After the transaction: the new file takes the old one's place. */
    void swap(CsvReplacement replacement);

    /** It did not succeed; the old file stays, or the new one takes its place before the next row is written. */
    void failed(Exception cause);
}
