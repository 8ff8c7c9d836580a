package io.saslwatch.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.saslwatch.CopiedTree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckCommandTest {

    @TempDir
    private Path folder;

    private Path copyOfRoutes() throws IOException {
        return CopiedTree.of(Path.of("routes"), folder.resolve("routes"));
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

    @Test
    void tellsFaultsOfStepsStatementsSinksAndSamplesAtOnceEachWithItsLine() throws IOException {
        Path routes = copyOfRoutes();
        edit(routes.resolve("1-read/live.camel.yaml"), "uri: tail", "uri: tale");
        edit(routes.resolve("2-extract/extract.camel.yaml"), "method: extract", "method: extracting");
        edit(routes.resolve("2-extract/extract.camel.yaml"), "ref: extraction\n            method: release",
            "ref: extractor\n            method: release");
        edit(routes.resolve("4-store/retention.camel.yaml"), "DELETE FROM quota_rejection", "DELETE FROM quota_rejectionz");
        edit(routes.resolve("5-detect/samples/spray.txt"), "find: medium", "find: high");
        Path settings = Files.writeString(folder.resolve("application.properties"),
            "saslwatch.alert.webhook.url = http://localhost/\nsaslwatch.alert.webhook.kind = pigeon\n");

        Typed check = Typed.command("check", "--config", settings.toString(), routes.toString());

        assertThat(check.err()).contains("application.properties:2: setting 'saslwatch.alert.webhook.kind'").contains("pigeon")
            .contains("live.camel.yaml:9: the endpoint 'tale'").contains("no component is called tale").doesNotContain("giveUpAfter")
            .contains("extract.camel.yaml:16: ").contains("extracting").doesNotContainPattern("Extractions@")
            .contains("extract.camel.yaml:35: ").contains("extractor")
            .contains("retention.camel.yaml:55: ").contains("quota_rejectionz")
            .contains("spray.txt:").contains("finds something else").contains("6 problems");
    }

    @Test
    void looksAlsoAtTemplatesOfWhichNoSettingMakesARoute() throws IOException {
        Path routes = copyOfRoutes();
        edit(routes.resolve("6-deliver/templates/sink-csv.camel.yaml"), "method: append", "method: prepend");
        Path settings = Files.writeString(folder.resolve("application.properties"), "saslwatch.alert.rules =\n");

        Typed check = Typed.command("check", "--config", settings.toString(), routes.toString());

        assertThat(check.status()).isEqualTo(1);
        assertThat(check.err()).contains("sink-csv.camel.yaml:").contains("prepend").contains("1 problem");
    }

    @Test
    void tellsThatFilesOfTheMachineryKeepTheirNamesAndThatOthersWouldNotBeLoaded() throws IOException {
        Path routes = copyOfRoutes();
        Files.move(routes.resolve("5-detect/alert.camel.yaml"), routes.resolve("5-detect/raise.camel.yaml"));
        Files.writeString(routes.resolve("7-report/mine.yaml"), "nonsense");
        Files.writeString(routes.resolve("7-report/mine.camel.yml"), "nonsense");

        Typed check = Typed.command("check", routes.toString());

        assertThat(check.err()).contains("5-detect/alert.camel.yaml: the file is missing; it must keep its name")
            .contains("mine.yaml: no file of this name is loaded").contains("mine.camel.yml: no file of this name is loaded")
            .contains("3 problems");
    }

    @Test
    void tellsWhatToDoAboutAFileThatIsTooLarge() throws IOException {
        Path routes = copyOfRoutes();
        Files.write(routes.resolve("sample.log.gz"), new byte[1_200_000]);

        Typed check = Typed.command("check", routes.toString());

        assertThat(check.err()).contains("sample.log.gz is larger than 1 MB").contains("do:  move it out of the folder of routes");
    }

    @Test
    void findsCallsOfRoutesThatAreNowhereWhateverStepMakesThem() throws IOException {
        Path routes = copyOfRoutes();
        edit(routes.resolve("1-read/live.camel.yaml"), "        - to:\n", """
                    - wireTap:
                        id: one
                        uri: direct:nowhere-1
                    - toD:
                        id: two
                        uri: direct:nowhere-2
                    - enrich:
                        id: three
                        expression:
                          constant:
                            expression: direct:nowhere-3
                    - recipientList:
                        id: four
                        expression:
                          constant:
                            expression: direct:nowhere-4,direct:extract
                    - to:
            """);

        Typed check = Typed.command("check", routes.toString());

        assertThat(check.err()).contains("direct:nowhere-1").contains("direct:nowhere-2").contains("direct:nowhere-3")
            .contains("direct:nowhere-4").contains("4 problems");
    }

    @Test
    void samplesRunAlsoWhenARuleNamesAnObjectOfAnotherFile() throws IOException {
        Path routes = copyOfRoutes();
        Files.writeString(routes.resolve("0-common/objects.camel.yaml"), """
            - beans:
                - name: myProps
                  type: java.util.Properties
            """);
        edit(routes.resolve("5-detect/brute-force.camel.yaml"), "      steps:\n",
            "      steps:\n        - bean:\n            id: ask\n            ref: myProps\n            method: size\n");

        Typed check = Typed.command("check", routes.toString());

        assertThat(check.status()).as(check.err()).isZero();
    }
}
