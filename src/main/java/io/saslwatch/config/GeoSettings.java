package io.saslwatch.config;

import static io.saslwatch.config.Setting.Kind.DURATION;
import static io.saslwatch.config.Setting.Kind.NUMBER;
import static io.saslwatch.config.Setting.Kind.SECRET;
import static io.saslwatch.config.Setting.Kind.SIZE;
import static io.saslwatch.config.Setting.Kind.SWITCH;
import static io.saslwatch.config.Setting.Kind.TEXT;

import java.util.List;

/** Settings of the places of addresses: country, network, city. */
public interface GeoSettings {

    Setting ENABLED = new Setting("saslwatch.enrich.geo.enabled", SWITCH, "true",
        "Whether places of addresses are looked up. Without data they are unknown, and nothing else happens.");
    Setting FILES = new Setting("saslwatch.enrich.geo.files", TEXT,
        "data/geo/user-country.mmdb,data/geo/origin-asn.mmdb",
        "Sources in the order they are asked, separated by commas; the first that knows a field wins. MMDB files of any "
            + "vendor, .csv or .csv.gz of address ranges, and the word ipinfo for the place of that service, else last.");
    Setting CHECK = new Setting("saslwatch.enrich.geo.check", DURATION, "10s",
        "How often the files are looked at, at most, for whether they were replaced.");
    Setting FOLDER = new Setting("saslwatch.enrich.geo.folder", TEXT, "data/geo",
        "Folder that geo update downloads into; relative to the configuration file.");
    Setting UPDATE = new Setting("saslwatch.enrich.geo.update.enabled", SWITCH, "false",
        "Whether the running service keeps the files in that folder up to date by itself.");
    Setting UPDATE_EVERY = new Setting("saslwatch.enrich.geo.update.every", DURATION, "7d",
        "How often it then asks for newer files; after a failure it asks again in an hour.");
    Setting UPDATE_URLS = new Setting("saslwatch.enrich.geo.update.urls", TEXT,
        "https://github.com/sapics/ip-location-db/releases/download/latest/user-country.mmdb,"
            + "https://github.com/sapics/ip-location-db/releases/download/latest/origin-asn.mmdb",
        "Where MMDB files are downloaded from, separated by commas. The file is named like the end of the address, or "
            + "with name.mmdb= in front of it.");
    Setting UPDATE_HEADER = new Setting("saslwatch.enrich.geo.update.header", SECRET, "",
        "Header that a vendor wants, such as Authorization: Bearer TOKEN; sent to the addresses above and nowhere else. "
            + "Better in the environment.");
    Setting UPDATE_LIMIT = new Setting("saslwatch.enrich.geo.update.size-limit", SIZE, "256m",
        "A larger file is refused.");
    Setting UPDATE_TIMEOUT = new Setting("saslwatch.enrich.geo.update.timeout", DURATION, "10m",
        "How long the download of one file may take.");
    Setting IPINFO = new Setting("saslwatch.enrich.geo.ipinfo.enabled", SWITCH, "false",
        "Whether ipinfo.io is asked for addresses whose country or network no source before it knows. Events do not wait "
            + "for its answer; it is added to them when it comes.");
    Setting IPINFO_TOKEN = new Setting("saslwatch.enrich.geo.ipinfo.token", SECRET, "",
        "Token of the account there; better in the environment.");
    Setting IPINFO_URL = new Setting("saslwatch.enrich.geo.ipinfo.url", TEXT, "https://api.ipinfo.io/batch/lite",
        "Address that batches are posted to; with a paid account https://api.ipinfo.io/batch or https://ipinfo.io/batch.");
    Setting IPINFO_BATCH = new Setting("saslwatch.enrich.geo.ipinfo.batch", NUMBER, "1000",
        "How many addresses are asked for at once, 1 to 1000.");
    Setting IPINFO_TIMEOUT = new Setting("saslwatch.enrich.geo.ipinfo.timeout", DURATION, "20s",
        "How long one answer may take.");
    Setting IPINFO_CACHE = new Setting("saslwatch.enrich.geo.ipinfo.cache.size", NUMBER, "50000",
        "How many of its answers are remembered.");
    Setting IPINFO_TTL = new Setting("saslwatch.enrich.geo.ipinfo.cache.ttl", DURATION, "7d",
        "How long they are remembered.");

    List<Setting> ALL = List.of(ENABLED, FILES, CHECK, FOLDER, UPDATE, UPDATE_EVERY, UPDATE_URLS, UPDATE_HEADER,
        UPDATE_LIMIT, UPDATE_TIMEOUT, IPINFO, IPINFO_TOKEN, IPINFO_URL, IPINFO_BATCH, IPINFO_TIMEOUT, IPINFO_CACHE,
        IPINFO_TTL);
}
