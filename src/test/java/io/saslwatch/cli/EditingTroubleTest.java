package io.saslwatch.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Edits at awkward moments, and beside mistakes of others. */
class EditingTroubleTest {

    private static final Duration SOON = Duration.ofSeconds(20);
    private static final String ENRICH = "3-enrich/enrich.camel.yaml";
    private static final String DAILY = "7-report/daily.camel.yaml";

    @TempDir
    private Path home;

    @BeforeEach
    void install() throws IOException {
        EditedService.install(home);
    }

    @Test
    void aRightEditDoesNotWaitUntilAnEarlierMistakeElsewhereIsCorrected() throws IOException {
        try (EditedService service = new EditedService(home)) {
            String asShipped = service.text(ENRICH);
            service.edit(ENRICH, "ref: enricher", "ref: nobody");
            await().atMost(SOON).until(() -> service.state().differs());

            String before = service.description("daily");
            service.edit(DAILY, before, "Edited beside a mistake");
            await().atMost(SOON).until(() -> "Edited beside a mistake".equals(service.description("daily")));
            await().atMost(SOON).until(() -> service.state().pending().equals(java.util.List.of(ENRICH)));
            assertThat(service.state().problems().toString()).contains("enrich.camel.yaml");

            service.write(ENRICH, asShipped);
            await().atMost(SOON).until(() -> !service.state().differs());
            assertThat(service.description("daily")).isEqualTo("Edited beside a mistake");
            assertThat(service.routes()).contains("enrich", "daily");
        }
    }

    @Test
    void aFolderThatWasAwayForAMomentIsFineAgainWithoutAnEdit() throws IOException {
        try (EditedService service = new EditedService(home)) {
            Path away = home.resolve("away");
            Files.move(home.resolve("routes"), away);
            await().atMost(SOON).until(() -> service.state().differs());

            Files.move(away, home.resolve("routes"));

            await().atMost(SOON).until(() -> !service.state().differs());
            assertThat(service.applied).isEmpty();
        }
    }

    @Test
    void settingsThatWereEditedWhileTheServiceStartedAreSeen() throws IOException {
        try (EditedService service = new EditedService(home, starting -> {
            try {
                Files.writeString(home.resolve("application.properties"),
                    "saslwatch.store.keep-days = 7\nsaslwatch.store.collector = other\n", StandardOpenOption.APPEND);
            } catch (IOException failed) {
                throw new UncheckedIOException(failed);
            }
        })) {
            await().atMost(SOON).until(() -> service.state().restart().contains("saslwatch.store.collector"));
        }
    }

    @Test
    void aServiceThatStartsWithWrongFilesSaysSoFromTheBeginning() throws IOException {
        try (EditedService first = new EditedService(home)) {
            assertThat(first.state().differs()).isFalse();
        }
        Files.writeString(home.resolve("routes").resolve(ENRICH), "- route: {");
        AtomicBoolean toldAtOnce = new AtomicBoolean();
        try (EditedService second = new EditedService(home, started -> toldAtOnce.set(started.state().differs()))) {
            assertThat(toldAtOnce).isTrue();
            await().atMost(SOON).until(() -> second.state().pending().contains(ENRICH));
        }
    }
}
