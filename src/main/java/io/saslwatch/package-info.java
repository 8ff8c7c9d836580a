/**
 * The path of one line. A mail daemon writes it to its log. The {@code read} stage, a Camel component of our own, sees
 * the file grow and hands on a batch of bytes with the position to commit. The {@code extract} stage looks at each
 * line's program and at a few literal needles, and lets go of nearly all of them; what is left is matched with the
 * patterns of the format files and becomes a sighting. Its joining step makes one event of the several lines that
 * daemons write for one attempt. The {@code enrich} stage finds the addresses that are new and where they are; their
 * names are asked for later, out of the store, so that no line waits for the network. The {@code store} stage writes
 * the batch's events and addresses, the figures per user and day, the lengths of the CSV files and the read position
 * in one transaction, so that a crash at any instruction leaves each line counted exactly once. The {@code detect}
 * stage looks at what is stored with the rules of operators and makes alerts. The {@code deliver} stage writes the CSV
 * files and tells alerts to sinks; the {@code report} stage reads the figures and tells people of a day. Each stage is
 * a route in {@code routes/} that an operator can read and edit; this code holds only what Camel does not have. {@code
 * reload} takes edited files over while the service runs, and knows the stages; {@code manage} tells health, metrics and state of a running service; {@code cli} sits on top, puts the
 * parts together and is what a person types. {@code config} declares every setting, {@code event} the records that
 * travel. {@code setup}, {@code doctor} and {@code reset} are no part of that path: they make a service of the
 * program, look at its machine, and clear it away.
 */
package io.saslwatch;
