package io.saslwatch.reload;

import io.saslwatch.config.Problem;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Collection;
import java.util.List;

/** What can happen to edited files; called by the reloader's thread. */
public interface ReloadEvents {

    /** A version is in force. */
    void applied(Difference difference, Collection<String> settings, Duration took);

    /**
     * A version is wrong; what ran goes on.
     *
     * @param waiting names of all files that say something else than what runs
     */
    void refused(List<Problem> problems, List<String> waiting);

    /** The files say again what runs. */
    void sameAgain();

    /** Settings were changed that only a restart puts into force. */
    void needRestart(Collection<String> settings);

    /** The files cannot be looked at or judged; what ran goes on. Told once until they can. */
    void unreadable(String cause);

    /** Tells the log. */
    static ReloadEvents logging() {
        Logger log = System.getLogger("io.saslwatch.reload");
        return new ReloadEvents() {
            @Override
            public void applied(Difference difference, Collection<String> settings, Duration took) {
                log.log(Level.INFO, "Edited routes are in force. added={0} changed={1} removed={2} settings={3} millis={4}",
                    difference.added(), difference.changed(), difference.removed(), settings, String.valueOf(took.toMillis()));
            }

            @Override
            public void refused(List<Problem> problems, List<String> waiting) {
                Problem first = problems.get(0);
                log.log(Level.ERROR, "An edit is wrong and not in force; what ran goes on. {0}: {1}; {2}; do: {3}{4}{5}", first.where(),
                    first.what(), first.why(), first.remedy(), problems.size() == 1 ? ""
                        : " (and " + (problems.size() - 1) + " more; saslwatch check tells all)",
                    waiting.isEmpty() ? "" : " waiting=" + waiting);
            }

            @Override
            public void sameAgain() {
                log.log(Level.INFO, "The files say again what runs");
            }

            @Override
            public void needRestart(Collection<String> settings) {
                log.log(Level.WARNING, "Settings were changed that need a restart: {0}", String.join(", ", settings));
            }

            @Override
            public void unreadable(String cause) {
                log.log(Level.ERROR, "The routes cannot be looked at; what ran goes on. cause={0}", cause);
            }
        };
    }
}
