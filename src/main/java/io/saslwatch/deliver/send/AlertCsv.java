package io.saslwatch.deliver.send;

import io.saslwatch.deliver.AlertMessage;
import io.saslwatch.deliver.render.CsvLines;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.apache.camel.Exchange;

/** Appends alerts to a CSV file; they are on disk when the message counts as sent. For one route. */
public final class AlertCsv {

    private final Path file;

    /** @param file absolute, or from the folder that the process runs in */
    public AlertCsv(String file) {
        this.file = Path.of(file).toAbsolutePath();
    }

    /**
     * Refuses a file that cannot be written; makes nothing.
     *
     * @throws IllegalArgumentException naming it
     */
    public void requireWritable() {
        Path there = file;
        while (there != null && !Files.exists(there)) {
            there = there.getParent();
        }
        boolean writable = there != null && Files.isWritable(there)
            && (there.equals(file) ? Files.isRegularFile(there) : Files.isDirectory(there));
        if (!writable) {
            throw new IllegalArgumentException("the file " + file + " cannot be written by this user: write the absolute path "
                + "of a file in a folder that this user may write");
        }
    }

    /** Appends the alerts of the message; a file that is not there begins with a line of column names. */
    public void append(Exchange exchange) throws IOException {
        Files.createDirectories(file.getParent());
        String lines = new CsvLines().render(exchange.getMessage().getBody(AlertMessage.class).alerts());
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            long before = channel.size();
            channel.position(before);
            ByteBuffer bytes = StandardCharsets.UTF_8.encode(before == 0 ? CsvLines.HEAD + "\r\n" + lines : lines);
            try {
                while (bytes.hasRemaining()) {
                    channel.write(bytes);
                }
                channel.force(true);
            } catch (IOException full) {
                channel.truncate(before);
                throw full;
            }
        }
    }
}
