package io.saslwatch.read;

import java.util.List;
import java.util.Map;

/**
 * Which file holds which stream.
 *
 * @param places   the streams that were found
 * @param fresh    files that hold nothing known, oldest first
 * @param waiting  files that hold too little to say
 * @param replaced streams whose file's place was taken by other content, with the file that is there now
 */
record Matching(Map<LogStream, Place> places, List<LogFile> fresh, List<LogFile> waiting,
                Map<LogStream, LogFile> replaced) {

    /**
     * Where a stream is.
     *
     * @param file the file
     * @param done whether it is known to hold nothing that was not handed on
     */
    record Place(LogFile file, boolean done) {
    }
}
