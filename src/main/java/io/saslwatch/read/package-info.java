/**
 * Reading logs: the Camel component {@code tail:} and what it is made of. It knows files, streams and offsets and
 * nothing of events, so it could leave as a component of its own.
 *
 * <p>{@link io.saslwatch.read.LogReader} goes round: it asks each source for news, reads from the one whose next line
 * is the oldest, and hands on a batch. A source ({@code FileSource}) is one log with its older generations; its files
 * are listed ({@code Listing}), ordered ({@code AgeOrder}), and matched with the streams that the store knows
 * ({@code Matcher}, {@code Contents}, {@code Fingerprint}). {@code StreamReader} reads one stream's file and cuts it
 * into lines ({@code Cut}).
 *
 * <p>Positions move in the store, in the transaction that holds what followed from a batch. The reader's own idea of
 * where it is runs ahead by what is on its way, and is thrown away as soon as something is refused.
 *
 * <p>What no reader can know: lines written between the end of a copy and the truncation (copytruncate) are lost unless
 * they were read in time; what was seen is counted, and each truncation is. A log of a single line, rotated, and a new
 * log that begins with the same line look alike until a second line is there; such a line may then be read twice.
 * Behind damage in an archive some wrong bytes may come out before its checksum tells.
 */
package io.saslwatch.read;
