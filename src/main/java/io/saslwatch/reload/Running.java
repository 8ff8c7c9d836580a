package io.saslwatch.reload;

import io.saslwatch.config.Config;
import io.saslwatch.detect.RuleFolder;
import io.saslwatch.extract.format.Format;
import java.util.List;
import org.apache.camel.model.ModelCamelContext;

/** The service as far as a reload changes it. */
public interface Running {

    /** The context whose routes are exchanged. */
    ModelCamelContext camel();

    /** What routes name with these settings. */
    Surroundings around(Config config);

    /** From the next batch on these formats are looked for. */
    void use(List<Format> formats);

    /** From the next run on these rules look; they look even when nothing was stored since. */
    void useRules(RuleFolder rules);

    /** From now on these settings are in force, as far as they can be while running. */
    void use(Config config);
}
