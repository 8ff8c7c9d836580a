package io.saslwatch.config;

import static io.saslwatch.config.Setting.Kind.DURATION;
import static io.saslwatch.config.Setting.Kind.NUMBER;
import static io.saslwatch.config.Setting.Kind.SWITCH;
import static io.saslwatch.config.Setting.Kind.TEXT;

import java.util.List;

/** Settings of detection that hold for all rules. */
public interface DetectSettings {

    Setting ENABLED = new Setting("saslwatch.detect.enabled", SWITCH, "true", "Whether the service runs the rules.");
    Setting INTERVAL = new Setting("saslwatch.detect.interval", DURATION, "15s",
        "How often rules look at what was stored; when nothing was, nothing is asked.");
    Setting STEP = new Setting("saslwatch.detect.step", DURATION, "10m",
        "How far rules go on in the time of the log with each look, at most: old logs are judged as if read live.");
    Setting FROM = new Setting("saslwatch.detect.from", DURATION, "7d",
        "Rules that start for the first time look so far back; saslwatch backtest looks at what is older.");
    Setting PREFIX4 = new Setting("saslwatch.detect.net.ipv4", NUMBER, "24",
        "Length of the prefix that makes IPv4 addresses one net, 8 to 32.");
    Setting PREFIX6 = new Setting("saslwatch.detect.net.ipv6", NUMBER, "64", "The same for IPv6, 16 to 128.");
    Setting KNOWN = new Setting("saslwatch.detect.known", DURATION, "7d",
        "Failures from a net from which the same user succeeded within this time are not counted as guessing.");
    Setting IGNORE_COUNTRIES = new Setting("saslwatch.detect.ignore.countries", TEXT, "",
        "Countries that rules leave out, separated by commas: two letters each. Private addresses are always left out.");
    Setting IGNORE_ASNS = new Setting("saslwatch.detect.ignore.asns", TEXT, "",
        "Autonomous systems that rules leave out, separated by commas, such as AS64496: mobile carriers, proxies, VPNs.");
    Setting IGNORE_NAMES = new Setting("saslwatch.detect.ignore.names", TEXT, "",
        "Parts of reverse DNS names that rules leave out, separated by commas. With a dot or a star in front only the "
            + "end of a name fits: .example.net");
    Setting IGNORE_NETWORKS = new Setting("saslwatch.detect.ignore.networks", TEXT, "",
        "Networks that rules leave out, separated by commas: 192.0.2.0/24, 2001:db8::/32.");
    Setting IGNORE_USERS = new Setting("saslwatch.detect.ignore.users", TEXT, "",
        "Users of whom nothing is told, separated by commas, upper and lower case alike.");

    List<Setting> ALL = List.of(ENABLED, INTERVAL, STEP, FROM, PREFIX4, PREFIX6, KNOWN, IGNORE_COUNTRIES, IGNORE_ASNS,
        IGNORE_NAMES, IGNORE_NETWORKS, IGNORE_USERS);
}
