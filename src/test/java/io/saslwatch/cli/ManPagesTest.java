package io.saslwatch.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.Model.CommandSpec;

class ManPagesTest {

    @TempDir
    private Path folder;

    @BeforeEach
    void writeAll() throws IOException {
        ManPages.write(folder, "saslwatch 1.2.3");
    }

    @Test
    void everyCommandHasAPageWithEachOfItsOptions() throws IOException {
        List<CommandSpec> commands = commands();
        assertThat(commands).extracting(command -> command.qualifiedName(" ")).contains("saslwatch", "saslwatch run",
            "saslwatch geo update", "saslwatch setup", "saslwatch doctor", "saslwatch reset", "saslwatch purge");
        for (CommandSpec command : commands) {
            String page = Files.readString(folder.resolve(command.qualifiedName("-") + ".1"));
            assertThat(page).contains(".SH NAME").contains(".SH SYNOPSIS").contains("saslwatch 1.2.3");
            command.options().forEach(option -> assertThat(page.contains("\\fB" + option.longestName().replace("-", "\\-")))
                .as("%s in the page of %s", option.longestName(), command.qualifiedName(" ")).isEqualTo(!option.hidden()));
            command.subcommands().keySet().forEach(sub -> assertThat(page).contains("\\fB" + sub));
        }
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).hasSize(commands.size());
        }
    }

    @Test
    void aPageTellsTheExitStatusAndOnlyExamplesOfItsOwnCommand() throws IOException {
        String example = "saslwatch scan samples";
        assertThat(Files.readString(folder.resolve("saslwatch.1"))).contains(example);
        assertThat(Files.readString(folder.resolve("saslwatch-report.1"))).contains("saslwatch report \\-\\-day 2026");
        for (CommandSpec command : commands()) {
            String page = Files.readString(folder.resolve(command.qualifiedName("-") + ".1"));
            assertThat(page).as(command.qualifiedName(" ")).containsOnlyOnce("Exit status:");
            assertThat(page.contains(example)).as(command.qualifiedName(" ")).isEqualTo(command.parent() == null);
        }
    }

    @Test
    void noTextIsTakenForARequest() throws IOException {
        for (CommandSpec command : commands()) {
            for (String line : Files.readAllLines(folder.resolve(command.qualifiedName("-") + ".1"))) {
                assertThat(line).doesNotStartWith("'").doesNotContain("@|").doesNotContain("${");
                if (line.startsWith(".")) {
                    assertThat(line).matches("\\.(TH|SH|PP|TP|B)\\b.*");
                }
            }
        }
    }

    @Test
    void groffHasNothingToComplainOf() throws Exception {
        Path groff = Path.of("/usr/bin/groff");
        assumeTrue(Files.isExecutable(groff), "groff is not installed here");
        List<String> words = new ArrayList<>(List.of(groff.toString(), "-man", "-ww", "-z", "-Tutf8"));
        for (CommandSpec command : commands()) {
            words.add(folder.resolve(command.qualifiedName("-") + ".1").toString());
        }
        Process process = new ProcessBuilder(words).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes());
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(said).isEmpty();
        assertThat(process.exitValue()).isZero();
    }

    private static List<CommandSpec> commands() {
        List<CommandSpec> commands = new ArrayList<>();
        collect(CommandLineTool.line(new Streams(InputStream.nullInputStream(), new PrintStream(
            PrintStream.nullOutputStream()), System.err)).getCommandSpec(), commands);
        return commands;
    }

    private static void collect(CommandSpec command, List<CommandSpec> into) {
        if (!(command.userObject() instanceof HelpCommand)) {
            into.add(command);
            for (CommandLine sub : command.subcommands().values()) {
                collect(sub.getCommandSpec(), into);
            }
        }
    }
}
