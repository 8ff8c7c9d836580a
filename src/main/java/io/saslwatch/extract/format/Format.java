package io.saslwatch.extract.format;

import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A daemon's log lines: one format file.
 *
 * @param name        what the format is called
 * @param description what it covers, for people
 * @param daemon      the program family that events name
 * @param programs    whose lines it wants: the program of the header, without pid
 * @param ownLog      programs of a log that the daemon writes itself, without host; there the message starts with the
 *                    program
 * @param services    program, or captured service, to the service of the event; the first that fits
 * @param unknown     captured texts that stand for "not known"
 * @param patterns    in the order in which they are tried
 * @param none        lines that none of the patterns may make anything of
 * @param where       the file
 */
public record Format(String name, String description, String daemon, List<Glob> programs, Set<String> ownLog,
                     Map<Glob, String> services, Map<Field, Set<String>> unknown, List<LinePattern> patterns,
                     List<Sample> none, String where) {

    /** The service of a program or of a captured word; null when the table has none. */
    public String serviceOf(String text) {
        for (Map.Entry<Glob, String> service : services.entrySet()) {
            if (service.getKey().fits(text)) {
                return service.getValue();
            }
        }
        return null;
    }

    /** Whether lines of that program are looked at. */
    public boolean wants(String program) {
        return programs.stream().anyMatch(glob -> glob.fits(program));
    }
}
