/** What a person types: one class per command, and the assembly of the parts they run. */
package io.saslwatch.cli;
