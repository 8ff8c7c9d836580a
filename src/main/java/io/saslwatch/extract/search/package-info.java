/** Finding lines and literal texts in bytes at memory speed. */
package io.saslwatch.extract.search;
