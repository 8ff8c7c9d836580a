/**
 * Makes the message of each kind of sink ready for the component that sends it, or sends it where Camel has no small
 * component for that. The route templates in {@code routes/6-deliver/templates} make these objects when a sink is
 * configured, and only then: nothing of mail or HTTP is loaded for a sink that is not there.
 */
package io.saslwatch.deliver.send;
