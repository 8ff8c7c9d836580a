/**
 * Format files: which programs' lines are looked at, which patterns take them, what they mean, and the samples that
 * prove it. Files come from operators, so every mistake is told with file, line, cause and remedy, all at once.
 */
package io.saslwatch.extract.format;
