/**
 * Delivers what was stored. CSV files: {@link io.saslwatch.deliver.CsvSink} is what the route
 * {@code routes/6-deliver/csv.camel.yaml} calls, {@link io.saslwatch.deliver.CsvLayout} what a file looks like,
 * {@link io.saslwatch.deliver.CsvFiles} how each row gets into its file exactly once.
 */
package io.saslwatch.deliver;
