/**
 * The benchmarks: whole runs of the packaged program beside the system's own tools, on logs that it generates, and the
 * look-up of names against a slow and lossy server.
 */
package io.saslwatch.bench;
