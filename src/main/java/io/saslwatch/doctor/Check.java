package io.saslwatch.doctor;

import java.util.List;

/** One matter that is looked at. */
@FunctionalInterface
public interface Check {

    /** What is seen now; takes at most a few seconds. */
    List<Finding> look();
}
