package io.saslwatch.deliver;

import io.saslwatch.event.AddressFacts;
import io.saslwatch.event.AuthEvent;

/** What the rows of a file look like, and which file a row belongs to. For one thread. */
public interface CsvLayout {

    /** The character between cells. */
    char delimiter();

    /** The first line of a file, without its end. */
    String header();

    /** Name of the file that holds the event; null when this layout leaves it out. */
    String fileOf(AuthEvent event);

    /** Writes the cells of an event and of what is known of its address. */
    void write(AuthEvent event, AddressFacts facts, CsvLine line);
}
