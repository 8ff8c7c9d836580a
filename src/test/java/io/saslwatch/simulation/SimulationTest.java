package io.saslwatch.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** The aims with default numbers, on a small seeded world. */
class SimulationTest {

    @Test
    void takeoversAreFoundAtOnceAndHardlyAnythingElseIsCalledHigh() throws Exception {
        Score score = Simulation.run(7, 60, 14, 6);

        assertThat(score.takeoversFound()).as(score.table()).isGreaterThanOrEqualTo(0.95);
        assertThat(score.medianMinutes()).as(score.table()).isLessThanOrEqualTo(10);
        assertThat(score.falseHigh()).as(score.table()).isLessThan(2);
    }
}
