/** The benchmark: whole runs of the packaged program beside the system's own tools, on logs that it generates. */
package io.saslwatch.bench;
