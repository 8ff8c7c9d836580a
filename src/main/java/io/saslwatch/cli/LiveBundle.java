package io.saslwatch.cli;

import io.saslwatch.config.Config;
import io.saslwatch.config.RunSettings;
import io.saslwatch.detect.RuleFolder;
import io.saslwatch.extract.format.Format;
import io.saslwatch.reload.Running;
import io.saslwatch.reload.Surroundings;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import org.apache.camel.model.ModelCamelContext;

/**
 * A bundle that runs and whose files may be edited.
 *
 * @param bundle  started
 * @param folder  where its routes run from
 * @param logging follows its settings
 */
record LiveBundle(Bundle bundle, Path folder, Logging logging) implements Running {

    @Override
    public ModelCamelContext camel() {
        return bundle.camel();
    }

    @Override
    public Surroundings around(Config config) {
        return new BundleSurroundings(bundle, config);
    }

    @Override
    public void use(List<Format> formats) {
        bundle.use(formats);
    }

    @Override
    public void useRules(RuleFolder rules) {
        bundle.useRules(rules);
    }

    @Override
    public void use(Config config) {
        Properties properties = new Properties();
        properties.putAll(around(config).placeholders(folder));
        bundle.camel().getPropertiesComponent().setOverrideProperties(properties);
        logging.level(Logging.level(config.text(RunSettings.LOG_LEVEL)));
        logging.json(config.text(RunSettings.LOG_FORMAT).equals("json"));
    }
}
