package io.saslwatch.deliver;

import io.saslwatch.event.EventBatch;
import java.util.List;
import java.util.Map;

/**
 * What the route of the CSV files asks. In this order for each batch: {@link #prepare} before the store's transaction
 * begins, then in it {@link #sheets}, for each sheet {@link #append}, and {@link #force}. The end of the transaction is
 * noticed without being told. For one batch at a time.
 */
public interface CsvSink extends AutoCloseable {

    /** No CSV files are wanted. */
    CsvSink OFF = new CsvSink() {
        @Override
        public void prepare(EventBatch batch) {
            // nothing will be written
        }

        @Override
        public List<CsvSheet> sheets(EventBatch batch) {
            return List.of();
        }

        @Override
        public Map<String, Object> append(CsvSheet sheet, byte[] rows) {
            throw new IllegalStateException("There are no CSV files");
        }

        @Override
        public void force() {
            // nothing was written
        }

        @Override
        public int deleteOld(int keepDays) {
            return 0;
        }

        @Override
        public void close() {
            // nothing is open
        }
    };

    /** Makes the store know the files that the batch will write, and mends them where a crash left rows too many. */
    void prepare(EventBatch batch);

    /** The batch's settled events, by file; empty when nothing is to be written. */
    List<CsvSheet> sheets(EventBatch batch);

    /**
     * Writes rows behind the committed ones.
     *
     * @param rows whole lines, as {@link CsvRows} makes them
     * @return what to commit: {@code length} in bytes, {@code collector}, and {@code path} of the file
     * @throws CsvException when they cannot be written; the transaction must be rolled back then
     */
    Map<String, Object> append(CsvSheet sheet, byte[] rows);

    /**
     * Sees to it that what was appended is on disk before the transaction says so: begins to bring it there, while other
     * steps go on, and the commit waits for it and fails when it fails.
     */
    void force();

    /** Deletes files of days that lie more than so many days back; 0 keeps all. Returns how many were deleted. */
    int deleteOld(int keepDays);

    @Override
    void close();
}
