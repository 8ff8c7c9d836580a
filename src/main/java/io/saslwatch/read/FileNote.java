package io.saslwatch.read;

import java.time.Instant;

/**
 * What is kept with a position about the file it was read from: a fast path at the next start.
 *
 * @param stat  the file; null when it is gone or was replaced
 * @param ended whether the position is the end of a compressed file, so that it need not be unpacked again
 * @param lived whether the stream was ever read while the daemon wrote to it
 * @param gone  since when no file holds the stream; null while one does
 */
record FileNote(FileStat stat, boolean ended, boolean lived, Instant gone) {

    static final FileNote NONE = new FileNote(null, false, false, null);

    String text() {
        String file = stat == null ? "-"
            : stat.device() + ":" + stat.inode() + ":" + stat.size() + ":" + stat.modified();
        String since = gone == null ? "-" : Long.toString(gone.getEpochSecond());
        return file + ' ' + (ended ? 'e' : '-') + (lived ? 'l' : '-') + ' ' + since;
    }

    /** Reads {@link #text()}; what cannot be read is no note, for a note only saves work. */
    static FileNote parse(String text) {
        try {
            String[] parts = text.split(" ");
            FileStat stat = null;
            if (!parts[0].equals("-")) {
                String[] file = parts[0].split(":");
                stat = new FileStat(Long.parseLong(file[0]), Long.parseLong(file[1]), Long.parseLong(file[2]),
                    Long.parseLong(file[3]));
            }
            Instant gone = parts[2].equals("-") ? null : Instant.ofEpochSecond(Long.parseLong(parts[2]));
            return new FileNote(stat, parts[1].charAt(0) == 'e', parts[1].charAt(1) == 'l', gone);
        } catch (RuntimeException unknown) {
            return NONE;
        }
    }
}
