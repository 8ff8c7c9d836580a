package io.saslwatch.doctor;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Whether the time is right: stamps without a year or a zone get theirs from here.
 *
 * @param root where the machine's {@code /} is
 * @param zone of stamps that have none
 */
public record ClockCheck(Path root, InstantSource clock, ZoneId zone) implements Check {

    private static final Instant NEVER_BEFORE = Instant.parse("2026-11-01T00:00:00Z");
    /** Left by systemd-timesyncd when it reached a server, and kept by chrony, ntpsec and ntpd while they run. */
    private static final List<String> KEEPERS = List.of("run/systemd/timesync/synchronized", "run/chrony",
        "run/chrony.pid", "run/ntpd.pid", "run/ntpsec", "run/openntpd");

    @Override
    public List<Finding> look() {
        List<Finding> findings = new ArrayList<>();
        Instant now = clock.instant();
        if (now.isBefore(NEVER_BEFORE)) {
            findings.add(Finding.fail("clock", "this machine thinks it is " + now, "set the clock, and let a time service "
                + "keep it: timedatectl set-ntp true"));
        } else if (Stream.of("sys/class/dmi", "run/systemd/system").map(root::resolve).anyMatch(Files::exists)
                && KEEPERS.stream().map(root::resolve).noneMatch(Files::exists)) {
            findings.add(Finding.warn("clock", "no time service seems to keep the clock (" + now + ")",
                "timedatectl set-ntp true, or install chrony"));
        } else {
            findings.add(Finding.ok("clock", "it is " + now));
        }
        findings.add(Finding.ok("zone", "stamps without a zone are read as " + zone + ", where it is "
            + now.atZone(zone).toLocalTime().withNano(0)));
        return findings;
    }
}
