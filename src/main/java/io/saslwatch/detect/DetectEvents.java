package io.saslwatch.detect;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;

/** What can happen while rules look; may be called from any thread. */
public interface DetectEvents {

    /** A rule failed. Told once until it works again. */
    void ruleFailed(String rule, String cause);

    /** A rule works again after it had failed. */
    void ruleWorksAgain(String rule);

    /** The store does not tell how far rules are. Told once until it does. */
    void storeFailed(String cause);

    /** Tells the log. */
    static DetectEvents logging() {
        Logger log = System.getLogger("io.saslwatch.detect");
        return new DetectEvents() {
            @Override
            public void ruleFailed(String rule, String cause) {
                log.log(Level.WARNING, "The rule {0} fails and is tried again; the others go on. Correct "
                    + "5-detect/{0}.camel.yaml and run saslwatch check. cause={1}", rule, cause);
            }

            @Override
            public void ruleWorksAgain(String rule) {
                log.log(Level.INFO, "The rule {0} works again; it looks at what it missed", rule);
            }

            @Override
            public void storeFailed(String cause) {
                log.log(Level.WARNING, "Rules wait for the store; nothing is missed. cause={0}", cause);
            }
        };
    }
}
