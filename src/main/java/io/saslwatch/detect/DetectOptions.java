package io.saslwatch.detect;

import io.saslwatch.config.Config;
import io.saslwatch.config.DetectSettings;
import java.time.Duration;

/**
 * How rules run.
 *
 * @param step    the longest stretch of log time that one look goes on
 * @param from    how far before the clock's time rules begin in a store in which none ever looked
 * @param exempt  what rules leave out
 */
public record DetectOptions(Duration step, Duration from, Exemptions exempt) {

    /** Those that the settings ask for. */
    public static DetectOptions of(Config config) {
        return new DetectOptions(config.duration(DetectSettings.STEP), config.duration(DetectSettings.FROM),
            Exemptions.of(config));
    }
}
