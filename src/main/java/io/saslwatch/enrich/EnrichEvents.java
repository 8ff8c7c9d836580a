package io.saslwatch.enrich;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;

/** What can happen while names are asked for; may be called from any thread. */
public interface EnrichEvents {

    /** Nothing is told. */
    EnrichEvents NONE = new EnrichEvents() {
        @Override
        public void storeFailed(String cause) {
            // nobody wants to know
        }

        @Override
        public void storeWorksAgain() {
            // nobody wants to know
        }
    };

    /** The store does not give out what is to be asked, or does not take answers. Told once until it works again. */
    void storeFailed(String cause);

    /** The store works again after it had failed. */
    void storeWorksAgain();

    /** Tells the log. */
    static EnrichEvents logging() {
        Logger log = System.getLogger("io.saslwatch.enrich");
        return new EnrichEvents() {
            @Override
            public void storeFailed(String cause) {
                log.log(Level.WARNING, "Names of addresses wait for the store; they are kept and tried again. cause={0}",
                    cause);
            }

            @Override
            public void storeWorksAgain() {
                log.log(Level.INFO, "Names of addresses are stored again");
            }
        };
    }
}
