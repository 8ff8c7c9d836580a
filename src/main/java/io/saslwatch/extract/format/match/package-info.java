/**
 * A matcher made for what log patterns look like: fixed texts with runs of characters between them. It takes the part of
 * RE2's syntax whose meaning is the same everywhere, gives the same groups as {@code java.util.regex} (the leftmost
 * alternative wins), and costs a fraction of it, above all in the first seconds of a process, when little is compiled.
 *
 * <p>{@link io.saslwatch.extract.format.match.Parser} makes a tree of {@link io.saslwatch.extract.format.match.Node}s,
 * {@link io.saslwatch.extract.format.match.Compiler} makes a graph of
 * {@link io.saslwatch.extract.format.match.Step}s of it. Each step knows with which characters what follows can begin,
 * so most choices need not be remembered; those that remain lie in {@link io.saslwatch.extract.format.match.Choices},
 * never on the thread's stack. The work on a text is counted; when it is more than honest lines need,
 * {@link io.saslwatch.extract.format.match.Program} gives up and its caller asks an engine that is always linear.
 */
package io.saslwatch.extract.format.match;
