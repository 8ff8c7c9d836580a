/**
 * What a SQL query cannot say about rules. A rule is a route {@code routes/5-detect/<rule>.camel.yaml}; the
 * {@link io.saslwatch.detect.Detector} tells the routes which rule looks next and up to when,
 * {@link io.saslwatch.detect.NetTable} keeps each address's net and whether rules leave it out, and
 * {@link io.saslwatch.detect.TimedRules} knows the rules that are judged by the clock, and
 * {@link io.saslwatch.detect.FindingMaker} makes findings of a query's rows. {@link io.saslwatch.detect.Travel} knows
 * how far places are apart.
 */
package io.saslwatch.detect;
