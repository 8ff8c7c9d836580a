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
