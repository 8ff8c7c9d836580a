package io.saslwatch.enrich.geo;

import java.time.Duration;
import java.util.List;

/**
 * The state of one source of places.
 *
 * @param source   the file's path, or the API's address without anything secret
 * @param data     what is loaded; null when nothing is, and for the API
 * @param age      how old that data is; null without data
 * @param warnings what an operator should know, each one sentence; empty when all is fine
 */
public record SourceStatus(String source, DataInfo data, Duration age, List<String> warnings) {
}
