/**
 * Where addresses are. {@link io.saslwatch.enrich.geo.PlaceLookups} asks its sources in their order: MMDB files
 * (MaxMind DB file format 2.0, of any vendor), files of address ranges in CSV, and the HTTP API of ipinfo.io. Each field
 * comes from the first source that knows it. Files are swapped while look-ups go on; the API is asked in the background,
 * and its answers are told later. {@link io.saslwatch.enrich.geo.GeoUpdates} downloads MMDB files.
 */
package io.saslwatch.enrich.geo;
