package io.saslwatch.store;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The three kinds of database, and where their statements and migrations lie. */
public enum Dialect {
    /** Embedded, a file; nothing to install. */
    SQLITE("jdbc:sqlite:"),
    /** PostgreSQL 12 or newer. */
    POSTGRESQL("jdbc:postgresql:"),
    /** MariaDB 10.4 or newer. */
    MARIADB("jdbc:mariadb:");

    private final String prefix;

    Dialect(String prefix) {
        this.prefix = prefix;
    }

    /** The dialect of a JDBC address. */
    public static Dialect of(String url) {
        return find(url).orElseThrow(() -> new StoreException("saslwatch.store.url is '" + JdbcUrl.masked(url)
            + "', which is no store known here. Write an address that starts with jdbc:sqlite:, jdbc:postgresql: or "
            + "jdbc:mariadb:."));
    }

    /** Whether there is a dialect for a JDBC address. */
    public static boolean isKnown(String url) {
        return find(url).isPresent();
    }

    private static Optional<Dialect> find(String url) {
        return Arrays.stream(values()).filter(dialect -> url.startsWith(dialect.prefix)).findFirst();
    }

    /** Name of the folders that hold this dialect's statements and migrations. */
    public String folder() {
        return name().toLowerCase(Locale.ROOT);
    }

    String prefix() {
        return prefix;
    }
}
