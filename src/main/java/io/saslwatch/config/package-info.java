/**
 * What an operator can set: every setting is declared once, in one of the {@code ...Settings} interfaces, with its
 * default and meaning; values come from files, the command line and the environment and are checked all together.
 */
package io.saslwatch.config;
