/**
 * What a running service tells of itself: the management port with health, metrics and state. {@link
 * io.saslwatch.manage.Health} looks at the checks on a thread of its own, so that no page waits longer than a moment for a
 * store that hangs, and {@code /live} never. It knows the stages and {@code reload}; {@code cli} puts it together.
 *
 * <p>The port is the JDK's own HTTP server. Camel's (camel-platform-http-main) brings Vert.x and Netty, which would double
 * the size of the program and its memory at rest; of Camel come the checks' interface and registry.
 */
package io.saslwatch.manage;
