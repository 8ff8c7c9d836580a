/**
 * What {@code saslwatch reset} and {@code saslwatch purge} do: an {@code Inventory} lists the files that saslwatch made or has read, a
 * {@code Clearance} moves or deletes them, all of them in the end, whatever happens in between. Knows no stage.
 */
package io.saslwatch.reset;
