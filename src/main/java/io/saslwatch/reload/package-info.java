/**
 * Editing routes, formats, rules, statements and settings while the service runs. {@link io.saslwatch.reload.Reloader}
 * watches the files and waits until they are quiet; {@link io.saslwatch.reload.RouteChecks} tries a version aside, in a
 * Camel context of its own and on a store that is thrown away; {@link io.saslwatch.reload.GoodCopy} keeps the last version
 * that was found right, from which the service runs; {@code RouteSwap} exchanges the routes of the edited files, while what
 * leads to them pauses. {@link io.saslwatch.reload.Takeover} does these in their order, and puts back what ran when one
 * fails.
 *
 * <p>Camel's own reload takes the routes of all files out before it reads the new ones, and leaves nothing running when
 * one of them is wrong; it stays off.
 */
package io.saslwatch.reload;
