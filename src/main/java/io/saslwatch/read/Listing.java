package io.saslwatch.read;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/** The files of one source. */
interface Listing {

    /** Looks which files there are now, in no order. */
    List<LogFile> files(Instant now);

    /** Whether there may be other files than at the last look; costs a look at folders, not into them. */
    boolean changed(Instant now);

    /** Whether a file of this name may be one of the source's. */
    boolean concerns(String fileName);

    /** The folders where changes show. */
    Set<Path> folders();
}
