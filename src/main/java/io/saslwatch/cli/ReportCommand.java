package io.saslwatch.cli;

import io.saslwatch.config.Config;
import io.saslwatch.config.ReportSettings;
import io.saslwatch.report.DailyReport;
import io.saslwatch.report.HtmlReport;
import io.saslwatch.report.JsonReport;
import io.saslwatch.report.TextReport;
import java.io.PrintWriter;
import java.time.DateTimeException;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.concurrent.Callable;
import java.util.logging.Level;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Shows or mails the report of a day. */
@Command(name = "report", mixinStandardHelpOptions = true,
    description = {"Tells what happened on one day: what deserves a look, who failed, from where, and how well it is known.",
        "It reads the store beside a running service. The service mails the same report by itself when "
            + "saslwatch.report.to is set."},
    footer = {"", "Exit status: 0 shown or sent, 1 the store cannot be read or the mail was not taken, 2 wrong usage.",
        "Example: saslwatch report --day 2026-11-20 --format html > report.html"})
final class ReportCommand implements Callable<Integer> {

    /** What a report can be shown as. */
    enum Format { text, html, json }

    private final InstantSource clock;

    @Spec
    private CommandSpec spec;

    @Mixin
    private ConfigOptions options;

    @Option(names = "--day", paramLabel = "DAY", defaultValue = "yesterday",
        description = "The day in the zone saslwatch.report.zone: 2026-11-20, today or yesterday (default).")
    private String day;

    @Option(names = "--format", paramLabel = "FORMAT", defaultValue = "text",
        description = "text (default), html or json.")
    private Format format;

    @Option(names = "--send", description = "Mail it to saslwatch.report.to now instead of showing it, even when it was "
        + "mailed before.")
    private boolean send;

    ReportCommand() {
        this(InstantSource.system());
    }

    ReportCommand(InstantSource clock) {
        this.clock = clock;
    }

    @Override
    public Integer call() {
        new Logging(Level.WARNING, Level.WARNING);
        Config config = options.load();
        LocalDate asked = day(config.zone(ReportSettings.ZONE_OF_DAYS));
        PrintWriter out = spec.commandLine().getOut();
        if (send) {
            out.println(MailParts.sendNow(config, asked, clock));
        } else {
            DailyReport report = ReportParts.report(config, asked);
            out.print(switch (format) {
                case text -> TextReport.of(report);
                case html -> HtmlReport.withPictures(report);
                case json -> JsonReport.of(report);
            });
        }
        out.flush();
        return ExitStatus.OK;
    }

    private LocalDate day(ZoneId zone) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), zone);
        try {
            return switch (day) {
                case "today" -> today;
                case "yesterday" -> today.minusDays(1);
                default -> LocalDate.parse(day);
            };
        } catch (DateTimeException wrong) {
            throw Refusal.usage("--day " + day + " is no day: write it as 2026-11-20, or today or yesterday");
        }
    }
}
