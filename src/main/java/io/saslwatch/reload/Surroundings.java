package io.saslwatch.reload;

import io.saslwatch.detect.DetectEvents;
import io.saslwatch.extract.format.Formats;
import io.saslwatch.store.Store;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.camel.model.TemplatedRouteDefinition;
import org.apache.camel.spi.BeanRepository;

/** What routes name, and what else decides how they are made. Thread-safe. */
public interface Surroundings {

    /** The objects that routes name. */
    BeanRepository beans();

    /** Values of placeholders for the version of the routes in this folder. */
    Map<String, String> placeholders(Path folder);

    /** Whether a route file of this name is loaded at all. */
    boolean isLoaded(String name);

    /** The routes that settings make of templates; new objects with each call. */
    List<TemplatedRouteDefinition> templated();

    /** Routes with values of our own, of templates of which no setting makes one now; only to be tried. */
    List<TemplatedRouteDefinition> samples();

    /** The formats of the version in this folder. */
    Formats formats(Path folder);

    /** A store of which nothing is left after it is closed, for the samples of rules. */
    Store temporaryStore();

    /** What the rules of the version in this folder look with, on a store: as shipped, without what operators exempt. */
    Map<String, Object> detection(Path folder, Store store, DetectEvents events);

    /** The text without the values of secret settings. */
    String hide(String text);
}
