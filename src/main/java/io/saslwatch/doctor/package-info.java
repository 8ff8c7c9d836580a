/**
 * What {@code saslwatch doctor} looks at: each {@code Check} makes {@code Finding}s of one matter. Nothing is changed, and
 * nothing is sent but greetings. Knows no stage.
 */
package io.saslwatch.doctor;
