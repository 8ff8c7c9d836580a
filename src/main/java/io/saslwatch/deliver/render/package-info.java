/**
 * What an alert looks like to each kind of receiver: alerts in, text out. Every class here is pure and immutable. Text
 * from logs is hostile and is made harmless for its target by the one class that knows the target; every message stays
 * within its service's limits and is cut between rows, with the number of rows that were left out.
 */
package io.saslwatch.deliver.render;
