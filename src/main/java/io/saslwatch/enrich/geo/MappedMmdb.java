package io.saslwatch.enrich.geo;

import com.maxmind.db.Metadata;
import com.maxmind.db.Reader;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * An MMDB file mapped into memory.
 *
 * <p>What is mapped is a private copy without a name, not the file itself: a tool that writes a new version over the old
 * one instead of renaming ({@code cp}, {@code curl -o}) would otherwise change or cut the bytes that look-ups are reading.
 * Nothing is unmapped by hand, so a look-up that is under way when the file is swapped ends well; the collector unmaps.
 *
 * @param reader the library's view
 * @param file   the bytes; only read at given positions
 */
record MappedMmdb(Reader reader, ByteBuffer file) {

    private static final byte[] MARKER = "\u00AB\u00CD\u00EFMaxMind.com".getBytes(StandardCharsets.ISO_8859_1);
    private static final int LARGEST_METADATA = 128 * 1024;

    /**
     * Opens a file and checks what must hold for any look-up.
     *
     * @throws DamagedDataException when it is not an MMDB file of version 2, or does not fit its own description
     * @throws IOException          when it cannot be read
     */
    static MappedMmdb open(Path path) throws IOException {
        long size = Files.size(path);
        if (size > Integer.MAX_VALUE) {
            throw new DamagedDataException("it has more than 2 GiB, which is more than is supported");
        }
        Path copy = copyOf(path);
        try {
            Path source = copy == null ? path : copy;
            try (FileChannel channel = FileChannel.open(source, StandardOpenOption.READ)) {
                ByteBuffer file = channel.map(MapMode.READ_ONLY, 0, channel.size());
                int metadata = metadataStart(file);
                RecordGuard.check(file, metadata, metadata);
                Reader reader = new Reader(source.toFile());
                return new MappedMmdb(reader, checked(reader.getMetadata(), file));
            }
        } catch (DamagedDataException told) {
            throw told;
        } catch (com.maxmind.db.InvalidDatabaseException | java.nio.charset.CharacterCodingException damaged) {
            throw new DamagedDataException("it is not an MMDB file, or only a part of one", damaged);
        } catch (RuntimeException | InternalError damaged) {
            // the library does not say what it throws when a description is not what it should be
            throw new DamagedDataException("its description of itself cannot be read", damaged);
        } finally {
            if (copy != null) {
                Files.deleteIfExists(copy);
            }
        }
    }

    /** Behind the last marker, which is searched where the format allows it to be. */
    private static int metadataStart(ByteBuffer file) throws DamagedDataException {
        int first = Math.max(0, file.capacity() - LARGEST_METADATA);
        for (int at = file.capacity() - MARKER.length; at >= first; at--) {
            int equal = 0;
            while (equal < MARKER.length && file.get(at + equal) == MARKER[equal]) {
                equal++;
            }
            if (equal == MARKER.length) {
                return at + equal;
            }
        }
        throw new DamagedDataException("it is not an MMDB file, or only a part of one: it has no description "
            + "of itself at its end");
    }

    private static ByteBuffer checked(Metadata metadata, ByteBuffer file) throws DamagedDataException {
        int bits = metadata.recordSize();
        if (metadata.binaryFormatMajorVersion() != 2 || bits != 24 && bits != 28 && bits != 32
                || metadata.ipVersion() != 4 && metadata.ipVersion() != 6) {
            throw new DamagedDataException("it has a version, record size or address family that is not known");
        }
        if (metadata.nodeCount() < 1
                || metadata.nodeCount() > (file.capacity() - MmdbData.SEPARATOR) / (bits / 4)) {
            throw new DamagedDataException("it is shorter than its own search tree");
        }
        if (metadata.buildEpoch() == null || metadata.buildEpoch().bitLength() > 40) {
            throw new DamagedDataException("it does not say when it was built");
        }
        return file;
    }

    /** The copy; null when there is no room for one, and the file itself has to be mapped. */
    private static Path copyOf(Path path) throws IOException {
        Path copy = null;
        try {
            copy = Files.createTempFile("saslwatch", ".mmdb");
            Files.copy(path, copy, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
            return copy;
        } catch (IOException noRoom) {
            if (copy != null) {
                Files.deleteIfExists(copy);
            }
            return null;
        }
    }
}
