/**
 * The records that travel between the stages, and the two interfaces through which a stage asks another for
 * something. Every stage package may import this one; no stage package imports another.
 */
package io.saslwatch.event;
