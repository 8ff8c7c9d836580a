package io.saslwatch.deliver;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Remembers what it was told. */
final class RecordedCsvEvents implements CsvEvents {

    final List<String> lines = new ArrayList<>();

    @Override
    public void cutBack(Path file, long from, long to) {
        lines.add("cut back " + file.getFileName());
    }

    @Override
    public void foundShorter(Path file, long left, long found) {
        lines.add("found shorter " + file.getFileName());
    }

    @Override
    public void foundChanged(Path file, long left, long found) {
        lines.add("found changed " + file.getFileName());
    }

    @Override
    public void continued(Path file, long length) {
        lines.add("continued " + file.getFileName());
    }

    @Override
    public void deleted(Path file) {
        lines.add("deleted " + file.getFileName());
    }

    @Override
    public void rewritten(Path file, long rows) {
        lines.add("rewritten " + file.getFileName() + " " + rows);
    }

    @Override
    public void lateFailed(String cause) {
        lines.add("late failed " + cause);
    }
}
