package io.saslwatch.deliver;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Path;

/** What can happen to a CSV file besides being written; called by the thread that writes. */
public interface CsvEvents {

    /** Rows that were not committed were cut off: a batch failed, or the process ended in the middle of one. */
    void cutBack(Path file, long from, long to);

    /** The file is shorter than it was left: somebody cut or removed it. Writing goes on at its end. */
    void foundShorter(Path file, long left, long found);

    /** Somebody else changed the file, so nothing can be cut off. Writing goes on at its end. */
    void foundChanged(Path file, long left, long found);

    /** A file that existed before the store knew of it is continued. */
    void continued(Path file, long length);

    /** A daily file was older than files are kept. */
    void deleted(Path file);

    /** Rows of a file got names that were told after they had been written. */
    void rewritten(Path file, long rows);

    /** Rows that wait, or files with late names, could not be written; told once until it works again. */
    void lateFailed(String cause);

    /** Tells the log. */
    static CsvEvents logging() {
        Logger log = System.getLogger("io.saslwatch.deliver.csv");
        return new CsvEvents() {
            @Override
            public void cutBack(Path file, long from, long to) {
                log.log(Level.INFO, "CSV file cut back to what is committed file={0} from={1} to={2}", file, text(from),
                    text(to));
            }

            @Override
            public void foundShorter(Path file, long left, long found) {
                log.log(Level.WARNING, "CSV file was cut or removed by somebody else; its missing rows are in the "
                    + "store file={0} left={1} found={2}", file, text(left), text(found));
            }

            @Override
            public void foundChanged(Path file, long left, long found) {
                log.log(Level.WARNING, "CSV file was changed by somebody else; copy a file before editing it file={0} "
                    + "left={1} found={2}", file, text(left), text(found));
            }

            @Override
            public void continued(Path file, long length) {
                log.log(Level.INFO, "CSV file of before continued file={0} length={1}", file, text(length));
            }

            @Override
            public void deleted(Path file) {
                log.log(Level.INFO, "CSV file deleted because of its age file={0}", file);
            }

            @Override
            public void rewritten(Path file, long rows) {
                log.log(Level.INFO, "CSV file rewritten with names that came late file={0} rows={1}", file, text(rows));
            }

            @Override
            public void lateFailed(String cause) {
                log.log(Level.WARNING, "CSV rows wait; they are kept in the store and tried again. cause={0}", cause);
            }

            // MessageFormat would group the digits
            private String text(long number) {
                return Long.toString(number);
            }
        };
    }
}
