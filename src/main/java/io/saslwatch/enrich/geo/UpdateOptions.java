package io.saslwatch.enrich.geo;

import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What is downloaded, and how.
 *
 * @param folder    where files go
 * @param items     which files
 * @param sizeLimit bytes; a larger file is refused
 * @param connect   how long a connection may take
 * @param whole     how long one file may take
 * @param header    {@code Name: value} sent to the configured address only, often secret; empty for none
 * @param every     how old the last check may be before the schedule checks again
 */
public record UpdateOptions(Path folder, List<Item> items, long sizeLimit, Duration connect, Duration whole,
                            String header, Duration every) {

    private static final String URLS = "saslwatch.enrich.geo.update.urls";
    private static final Pattern NAMED = Pattern.compile("([A-Za-z0-9][A-Za-z0-9._-]{0,100}\\.mmdb)=(https?:.*)");
    private static final Pattern FILE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,100}\\.mmdb");
    private static final Pattern HEADER = Pattern.compile("[A-Za-z0-9-]{1,64}: *[\\x21-\\x7E][\\x20-\\x7E]*");

    /**
     * One file.
     *
     * @param file its name in the folder
     * @param url  where it is
     */
    public record Item(String file, URI url) {

        /** The address without what may be secret in it. */
        @Override
        public String toString() {
            return file + "=" + Urls.shown(url);
        }
    }

    /** Checks the header; the message of the exception does not show it. */
    public UpdateOptions {
        items = List.copyOf(items);
        if (!header.isEmpty() && !isHeader(header)) {
            throw new IllegalArgumentException("saslwatch.enrich.geo.update.header is not of the form 'Name: value', or "
                + "one that HTTP keeps for itself; correct it, or leave it empty");
        }
    }

    private static boolean isHeader(String header) {
        try {
            HttpRequest.newBuilder().header(header.substring(0, Math.max(0, header.indexOf(':'))), "");
            return HEADER.matcher(header).matches();
        } catch (IllegalArgumentException restricted) {
            return false;
        }
    }

    /**
     * Reads a list of addresses, separated by commas. The file is named like the end of the address, or with
     * {@code name.mmdb=} in front.
     *
     * @throws IllegalArgumentException for an address that may not be asked, or without a name of a file
     */
    public static List<Item> items(String text) {
        List<Item> items = new ArrayList<>();
        for (String entry : text.split(",")) {
            if (!entry.isBlank()) {
                items.add(item(entry.strip()));
            }
        }
        if (items.stream().map(Item::file).distinct().count() < items.size()) {
            throw new IllegalArgumentException(URLS + " names the same file twice; write name.mmdb= in front of one");
        }
        return List.copyOf(items);
    }

    private static Item item(String entry) {
        Matcher named = NAMED.matcher(entry);
        if (named.matches()) {
            return new Item(named.group(1), Urls.of(URLS, named.group(2)));
        }
        URI url = Urls.of(URLS, entry);
        String path = url.getPath() == null ? "" : url.getPath();
        String name = path.substring(path.lastIndexOf('/') + 1);
        if (!FILE.matcher(name).matches()) {
            throw new IllegalArgumentException(URLS + " has " + Urls.shown(url) + ", which does not end with the name of "
                + "an MMDB file; write name.mmdb= in front of it");
        }
        return new Item(name, url);
    }

    /** Everything but the header. */
    @Override
    public String toString() {
        return "UpdateOptions[folder=" + folder + ", items=" + items + ", sizeLimit=" + sizeLimit + "]";
    }
}
