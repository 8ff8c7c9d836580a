/**
 * From bytes to what they say. {@link io.saslwatch.extract.LineScanner} goes through a batch once: it finds each line's
 * program, lets go of those that no format wants, searches the others for the literal texts that their patterns ask
 * for, and only then decodes and matches. What a pattern takes is a {@link io.saslwatch.extract.Sighting}: what this
 * one line tells. The joining step makes events of sightings. {@code header} reads what logging puts in front of a
 * message and dates it; {@code format} holds the format files and the check of their samples.
 */
package io.saslwatch.extract;
