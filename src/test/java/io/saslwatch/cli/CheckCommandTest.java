package io.saslwatch.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckCommandTest {

    @TempDir
    private Path folder;

    private Path copyOfRoutes() throws IOException {
        Path copy = folder.resolve("routes");
        try (Stream<Path> tree = Files.walk(Path.of("routes"))) {
            for (Path each : tree.toList()) {
                Files.copy(each, copy.resolve(Path.of("routes").relativize(each).toString()));
            }
        }
        return copy;
    }

    private static void edit(Path file, String from, String to) throws IOException {
        String text = Files.readString(file);
        assertThat(text).contains(from);
        Files.writeString(file, text.replace(from, to));
    }

    @Test
    void findsNothingWrongWithWhatIsShipped() {
        Typed check = Typed.command("check");

        assertThat(check.status()).as(check.err()).isZero();
        assertThat(check.out()).contains("fine");
    }

    @Test
    void refusesAStoreThatNoDriverCanOpen() {
        Typed check = Typed.command("check", "-Dsaslwatch.store.url=jdbc:sqlserver://u:s3cr3t@db.example.org/x");

        assertThat(check.status()).isEqualTo(1);
        assertThat(check.err()).contains("saslwatch.store.url").contains("write an address that starts with jdbc:sqlite:")
            .doesNotContain("s3cr3t");
    }

    @Test
    void refusesNameServersThatAreNone() {
        Typed check = Typed.command("check", "-Dsaslwatch.enrich.names.servers=foo,192.0.2.1");

        assertThat(check.status()).isEqualTo(1);
        assertThat(check.err()).contains("'foo' is not the address of a name server");
    }

    @Test
    void namesTheFileOfARouteThatDoesNotLoad() throws IOException {
        Path routes = copyOfRoutes();
        edit(routes.resolve("1-read/live.camel.yaml"), "maxLine:", "longestLine:");

        Typed check = Typed.command("check", routes.toString());

        assertThat(check.status()).isEqualTo(1);
        assertThat(check.err()).contains("live.camel.yaml").contains("longestLine");
    }

    @Test
    void looksAlsoAtTheRouteOfTheJournalThatIsOff() throws IOException {
        Path routes = copyOfRoutes();
        edit(routes.resolve("1-read/journal.camel.yaml"), "period:", "perioid:");

        Typed check = Typed.command("check", routes.toString());

        assertThat(check.status()).isEqualTo(1);
        assertThat(check.err()).contains("journal.camel.yaml").contains("perioid");
    }

    @Test
    void tellsEveryProblemOfEveryFormatAtOnce() throws IOException {
        Path formats = copyOfRoutes().resolve("2-extract/formats");
        edit(formats.resolve("postfix.yaml"), "programs: [smtpd, \"*/smtpd\"]", "programs: [smtpq]");
        Files.writeString(formats.resolve("zz.yaml"), """
            name: zz
            daemon: zz
            programs: [zz]
            patterns:
              - name: backwards
                role: attempt
                needles: ["user "]
                expression: 'user (?<user>.+) \\1'
            """);

        Typed check = Typed.command("check", folder.resolve("routes").toString());

        assertThat(check.status()).isEqualTo(1);
        List<String> problems = check.err().lines().filter(line -> line.contains(".yaml:")).toList();
        assertThat(problems).anyMatch(line -> line.contains("zz.yaml"))
            .anyMatch(line -> line.contains("postfix.yaml"));
    }
}
