/**
 * Makes one event of the lines that tell of one attempt. {@link io.saslwatch.extract.join.AttemptJoiner} takes what
 * single lines say ({@link io.saslwatch.extract.Sighting}) in the order of their stamps and hands out events: new ones,
 * ones of which more became known, and ones that will not change any more. All that it remembers between batches goes
 * through {@link io.saslwatch.extract.join.StateSection} into the store, in the transaction of the batch, so that a
 * killed process goes on as if nothing had happened.
 *
 * <p>Postfix's logins and attempts are in {@code Smtp...}, Dovecot's sessions in {@code LoginSession...}, what
 * Dovecot's auth process says about Postfix's attempts in {@code AuthLines}. What can be joined, and what not, is described for
 * users in {@code routes/2-extract/README.md}.
 */
package io.saslwatch.extract.join;
