package io.saslwatch.read;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Files of a source that hold no complete line yet: they may get one, or turn out to have ended without. */
final class Lineless {

    private final String source;
    private final Contents contents;
    private final Unreadable unreadable;
    private final FileSource.Parts parts;
    private final Map<Path, FileStat> waiting = new HashMap<>();
    private final Set<FileStat> hollow = new HashSet<>();
    private Instant lookAgain = Instant.MAX;

    Lineless(String source, Contents contents, Unreadable unreadable, FileSource.Parts parts) {
        this.source = source;
        this.contents = contents;
        this.unreadable = unreadable;
        this.parts = parts;
    }

    /** Whether one of them changed, or has been quiet for so long now that it will not. */
    boolean changed(Instant now) {
        for (Map.Entry<Path, FileStat> file : waiting.entrySet()) {
            try {
                if (!FileStat.of(file.getKey()).equals(file.getValue())) {
                    return true;
                }
            } catch (IOException changedMeanwhile) {
                return true;
            }
        }
        return !now.isBefore(lookAgain);
    }

    /** Takes note of such files; gives those that end in a line without line feed. */
    List<LogFile> look(List<LogFile> files, Instant now) {
        waiting.clear();
        lookAgain = Instant.MAX;
        List<LogFile> ended = new ArrayList<>();
        for (LogFile file : files) {
            if (file.stat().size() == 0 || hollow.contains(file.stat())) {
                waiting.put(file.path(), file.stat());
            } else if (mayGrow(file, now)) {
                waiting.put(file.path(), file.stat());
                Instant settled = file.stat().modifiedAt().plus(parts.options().partialAfter());
                lookAgain = file.open() || lookAgain.isBefore(settled) ? lookAgain : settled;
            } else if (holdsSomething(file, now)) {
                ended.add(file);
            }
        }
        return ended;
    }

    private boolean mayGrow(LogFile file, Instant now) {
        return parts.options().follow()
            && (file.open() || !file.stat().quietFor(parts.options().partialAfter(), now));
    }

    private boolean holdsSomething(LogFile file, Instant now) {
        try {
            if (contents.head(file).length() > 0) {
                return true;
            }
            hollow.add(file.stat());
            waiting.put(file.path(), file.stat());
            String damage = Inputs.damageAtOnce(file.path(), contents.kind(file));
            if (damage != null) {
                parts.meters().damaged(source);
                parts.events().damaged(file.path(), 0, damage);
            }
        } catch (IOException cause) {
            unreadable.failed(file.path(), cause, now);
        }
        return false;
    }
}
