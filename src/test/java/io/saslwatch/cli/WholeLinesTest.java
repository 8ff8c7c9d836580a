package io.saslwatch.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class WholeLinesTest {

    /** A disk that takes so many bytes, and more once somebody has made room. */
    private static final class Disk extends OutputStream {

        private final ByteArrayOutputStream taken = new ByteArrayOutputStream();
        private int room;

        Disk(int room) {
            this.room = room;
        }

        @Override
        public void write(int each) throws IOException {
            if (room == 0) {
                throw new IOException("No space left on device");
            }
            room--;
            taken.write(each);
        }
    }

    @Test
    void aHappeningAfterAFullDiskBeginsALine() {
        Disk disk = new Disk(15);
        PrintStream log = new PrintStream(new WholeLines(disk), true, StandardCharsets.UTF_8);

        log.print("the first\n");
        log.print("the second\n");
        log.print("the third\n");
        disk.room = 100;
        log.print("the fourth\n");
        log.print("the fifth\n");

        assertThat(disk.taken.toString(StandardCharsets.UTF_8)).isEqualTo("the first\nthe s\nthe fourth\nthe fifth\n");
    }
}
