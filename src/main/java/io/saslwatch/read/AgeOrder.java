package io.saslwatch.read;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToLongFunction;

/** Puts the generations of a log in order, oldest first and the live log last. */
final class AgeOrder {

    private AgeOrder() {
    }

    /**
     * Sorts by the numbers or the dates in the names; where they are mixed these cannot be compared, so by time.
     *
     * @param contentTime when a file's first line was written, in microseconds since 1970
     */
    static List<LogFile> oldestFirst(List<LogFile> files, ToLongFunction<LogFile> contentTime) {
        long kinds = files.stream().filter(file -> !file.live()).map(file -> file.name().kind()).distinct().count();
        Comparator<LogFile> age = kinds <= 1 ? Comparator.comparingLong(AgeOrder::rank) : byTime(files, contentTime);
        return files.stream()
            .sorted(Comparator.comparing(LogFile::live).thenComparing(age)
                .thenComparing(file -> file.name().packed())
                .thenComparing(file -> file.stat().modified())
                .thenComparing(file -> file.path().toString()))
            .toList();
    }

    private static long rank(LogFile file) {
        return file.name().kind() == LogName.Kind.NUMBER ? -file.name().order() : file.name().order();
    }

    private static Comparator<LogFile> byTime(List<LogFile> files, ToLongFunction<LogFile> contentTime) {
        Map<LogFile, Long> times = new HashMap<>();
        files.forEach(file -> times.put(file, contentTime.applyAsLong(file)));
        return Comparator.comparingLong(times::get);
    }
}
