/**
 * What {@code saslwatch setup} does: an {@code Interview} gives {@code Answers}, a {@code Planner} makes {@code Step}s of
 * them without touching anything, and an {@code Applier} takes the steps. Knows no stage.
 */
package io.saslwatch.setup;
