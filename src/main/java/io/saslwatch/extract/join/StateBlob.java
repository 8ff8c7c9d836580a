package io.saslwatch.extract.join;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;

/**
 * The memory of several sections as one array of bytes: a version, then each section's name, length and bytes. Not
 * thread-safe.
 */
final class StateBlob {

    private static final int VERSION = 1;

    private final List<StateSection> sections;
    private byte[] last;

    StateBlob(List<StateSection> sections) {
        this.sections = List.copyOf(sections);
    }

    /** What is remembered now; null when it is what the last call, or {@link #restore}, already had. */
    byte[] save() {
        byte[] now = bytes();
        if (Arrays.equals(now, last)) {
            return null;
        }
        last = now;
        return now;
    }

    /**
     * Puts every section back to what {@link #save} gave.
     *
     * @param state that array; null when nothing was ever saved
     * @throws IllegalStateException when the state is of a version not known here or damaged
     */
    void restore(byte[] state) {
        sections.forEach(StateSection::clear);
        if (state != null) {
            try {
                read(new DataInputStream(new ByteArrayInputStream(state)));
            } catch (IOException e) {
                throw new IllegalStateException("The stored memory of the extraction cannot be read: " + e.getMessage()
                    + ". It is damaged or of another version: empty the table 'extraction' to go on without it; "
                    + "attempts whose lines were half read are then told without their further lines.", e);
            }
        }
        last = state;
    }

    private byte[] bytes() {
        try {
            var bytes = new ByteArrayOutputStream(1024);
            var out = new DataOutputStream(bytes);
            out.writeByte(VERSION);
            for (StateSection section : sections) {
                var part = new ByteArrayOutputStream(1024);
                section.write(new DataOutputStream(part));
                out.writeUTF(section.name());
                out.writeInt(part.size());
                part.writeTo(out);
            }
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void read(DataInputStream in) throws IOException {
        int version = in.readUnsignedByte();
        if (version != VERSION) {
            throw new IOException("version " + version + " is not " + VERSION);
        }
        while (in.available() > 0) {
            String name = in.readUTF();
            int length = in.readInt();
            if (length < 0 || length > in.available()) {
                throw new IOException("section '" + name + "' is cut short");
            }
            byte[] part = in.readNBytes(length);
            for (StateSection section : sections) {
                if (section.name().equals(name)) {
                    section.read(new DataInputStream(new ByteArrayInputStream(part)));
                }
            }
        }
    }
}
