package io.saslwatch.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.saslwatch.CopiedTree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a service starts with, and folders that are swapped as a whole. */
class LastGoodRoutesTest {

    private static final Duration SOON = Duration.ofSeconds(20);
    private static final String ENRICH = "3-enrich/enrich.camel.yaml";

    @TempDir
    private Path home;

    @Test
    void aRestartRunsTheLastGoodVersionWhenTheFilesAreWrong() throws IOException {
        EditedService.install(home);
        Path file = home.resolve("routes").resolve(ENRICH);
        try (EditedService first = new EditedService(home)) {
            first.edit(ENRICH, "Finds the new addresses of a batch and where they are", "Good");
            await().atMost(SOON).until(() -> "Good".equals(first.description("enrich")));
            Files.writeString(file, "- route: {");
            await().atMost(SOON).until(() -> first.state().differs());
        }

        try (EditedService second = new EditedService(home)) {
            assertThat(second.description("enrich")).isEqualTo("Good");
            assertThat(second.state().differs()).isTrue();
            await().atMost(SOON).until(() -> !second.refused.isEmpty());
            assertThat(second.refused.toString()).contains("enrich.camel.yaml:");
            second.log("after-restart");
            await().atMost(SOON).until(() -> second.users().contains("after-restart"));

            Files.copy(Path.of("routes").resolve(ENRICH), file, StandardCopyOption.REPLACE_EXISTING);
            await().atMost(SOON).until(() -> !second.state().differs() && !"Good".equals(second.description("enrich")));
        }
    }

    @Test
    void aFirstStartWithWrongFilesIsRefusedWithAllProblems() throws IOException {
        EditedService.install(home);
        Files.writeString(home.resolve("routes").resolve(ENRICH), "- route: {");
        Files.writeString(home.resolve("routes/6-deliver/csv.camel.yaml"), "");

        assertThatThrownBy(() -> new EditedService(home)).isInstanceOf(Refusal.class)
            .hasMessageContaining("enrich.camel.yaml:").hasMessageContaining("csv.camel.yaml:").hasMessageContaining("2 problems");
    }

    @Test
    void aSwappedLinkIsSeenAsAMountedConfigMapSwapsIt() throws IOException {
        EditedService.install(home);
        Path first = home.resolve("..2026_1");
        Path second = home.resolve("..2026_2");
        Files.move(home.resolve("routes"), first);
        CopiedTree.of(first, second);
        Files.writeString(second.resolve(ENRICH), Files.readString(second.resolve(ENRICH))
            .replace("Finds the new addresses of a batch and where they are", "Swapped"));
        Files.createSymbolicLink(home.resolve("..data"), first.getFileName());
        Files.createSymbolicLink(home.resolve("routes"), Path.of("..data"));

        try (EditedService service = new EditedService(home)) {
            assertThat(service.description("enrich")).startsWith("Finds");
            Files.createSymbolicLink(home.resolve("..data_tmp"), second.getFileName());
            Files.move(home.resolve("..data_tmp"), home.resolve("..data"), StandardCopyOption.ATOMIC_MOVE,
                StandardCopyOption.REPLACE_EXISTING);

            await().atMost(SOON).until(() -> "Swapped".equals(service.description("enrich")) && !service.applied.isEmpty());
            assertThat(service.applied).singleElement().isEqualTo("[" + ENRICH + "]");
        }
    }

    @Test
    void whatRanRunsAgainWhenTheExchangeFails() throws IOException {
        EditedService.install(home);
        try (EditedService service = new EditedService(home)) {
            // right in every way that can be tried aside: only when both are started do they meet
            for (String name : List.of("sqlite", "{{saslwatch.store.dialect}}")) {
                String id = name.equals("sqlite") ? "tick" : "tock";
                service.write("7-report/" + id + ".camel.yaml", """
                    - route:
                        id: %s
                        description: Begins where another one does
                        from:
                          uri: direct
                          parameters:
                            name: "%s"
                          steps:
                            - log:
                                id: %s-log
                                message: never
                    """.formatted(id, name, id));
            }
            service.edit(ENRICH, "Finds the new addresses of a batch and where they are", "Never");

            await().atMost(SOON).until(() -> !service.refused.isEmpty());
            assertThat(service.refused.toString()).contains("those before run again").contains("direct:");
            await().atMost(SOON).until(() -> service.routes().contains("enrich") && service.routes().contains("live"));
            assertThat(service.description("enrich")).startsWith("Finds");
            assertThat(service.camel().getRoute("tick")).isNull();
            assertThat(service.camel().getRoute("tock")).isNull();
            assertThat(service.runsWhatIsShipped()).isTrue();
            service.log("unharmed");
            await().atMost(SOON).until(() -> service.users().contains("unharmed"));
        }
    }
}
