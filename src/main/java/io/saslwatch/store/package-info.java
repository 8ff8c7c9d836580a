/**
 * The system of record: events, figures, read positions and the extraction's memory in one SQL database, changed
 * together or not at all. {@link io.saslwatch.store.Stores} opens it; the statements that fill it are files beside the
 * route {@code routes/4-store/store.camel.yaml}, executed by camel-sql in the transaction of
 * {@link io.saslwatch.store.StoreTransaction}; the tables are made by the migrations in {@code db/}.
 */
package io.saslwatch.store;
