package io.saslwatch.enrich.geo;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Downloads that work, and when they are made. */
@Timeout(60)
class GeoUpdatesTest extends UpdateHarness {

    @Test
    void downloadsOnceAndThenOnlyWhatHasChanged() throws Exception {
        byte[] first = country(BUILT, 4).bytes();
        serve(first, "\"1\"");
        GeoUpdates updates = updates(server.url("/country.mmdb"));
        List<Long> progress = new ArrayList<>();

        assertThat(updates.update(false, (file, done, total) -> {
            assertThat(file).isEqualTo("country.mmdb");
            assertThat(total).isEqualTo(first.length);
            progress.add(done);
        })).containsExactly(new UpdateResult.Updated("country.mmdb", BUILT, first.length));
        assertThat(progress).isSorted().last().isEqualTo((long) first.length);
        assertThat(target()).hasBinaryContent(first);
        assertThat(left()).containsExactly(".country.mmdb.origin", ".update.lock", "country.mmdb");

        assertThat(update(updates)).isEqualTo(new UpdateResult.Unchanged("country.mmdb"));
        assertThat(server.asked()).last().satisfies(asked -> assertThat(asked.headers())
            .containsEntry("if-none-match", "\"1\"").containsEntry("if-modified-since", "Wed, 18 Nov 2026 03:00:00 GMT"));

        byte[] second = country(BUILT.plusSeconds(86_400), 4).bytes();
        serve(second, "\"2\"");
        assertThat(update(updates)).isInstanceOf(UpdateResult.Updated.class);
        assertThat(target()).hasBinaryContent(second);
    }

    @Test
    void asksForTheWholeFileWhenThePresentOneIsNotTheDownloadedOne() throws Exception {
        serve(country(BUILT, 4).bytes(), "\"1\"");
        update(updates(server.url("/country.mmdb")));

        country(BUILT, 5).write(target());
        assertThat(update(updates(server.url("/country.mmdb")))).isInstanceOf(UpdateResult.Updated.class);
        Files.delete(target());
        assertThat(update(updates(server.url("/country.mmdb")))).isInstanceOf(UpdateResult.Updated.class);
        assertThat(update(updates("country.mmdb=" + server.url("/another/address")))).as("same bytes from elsewhere")
            .isEqualTo(new UpdateResult.Unchanged("country.mmdb"));
        assertThat(server.asked()).last().satisfies(asked ->
            assertThat(asked.headers()).doesNotContainKey("if-none-match"));
    }

    @Test
    void aDryRunChecksAndChangesNothing() throws Exception {
        byte[] file = country(BUILT, 4).bytes();
        serve(file, "\"1\"");
        GeoUpdates updates = updates(server.url("/country.mmdb"));

        assertThat(updates.update(true, UpdateProgress.NONE))
            .containsExactly(new UpdateResult.WouldUpdate("country.mmdb", BUILT, file.length));
        assertThat(left()).containsExactly(".update.lock");
    }

    @Test
    void replacesAPresentFileThatIsDamaged() throws Exception {
        Files.writeString(target(), "damaged");
        serve(country(BUILT, 4).bytes(), "\"1\"");
        assertThat(update(updates(server.url("/country.mmdb")))).isInstanceOf(UpdateResult.Updated.class);
    }

    @Test
    void followsRedirectsWithoutTheHeaderOfTheConfiguredAddress() throws Exception {
        byte[] file = country(BUILT, 4).bytes();
        try (LocalHttp other = new LocalHttp()) {
            other.answer((exchange, request) -> LocalHttp.ok(exchange, file));
            server.answer((exchange, request) -> {
                if (request.path().equals("/country.mmdb")) {
                    LocalHttp.status(exchange, 302, "Location", "/here");
                } else {
                    LocalHttp.status(exchange, 302, "Location", other.url("/there"));
                }
            });
            assertThat(update(updates(server.url("/country.mmdb"), 1 << 20, Duration.ofSeconds(20),
                "Authorization: Bearer " + SECRET))).isInstanceOf(UpdateResult.Updated.class);
            assertThat(server.asked()).hasSize(2).allSatisfy(asked ->
                assertThat(asked.headers()).containsEntry("authorization", "Bearer " + SECRET));
            assertThat(other.asked()).singleElement().satisfies(asked ->
                assertThat(asked.headers()).doesNotContainKey("authorization"));
        }
    }

    @Test
    void oneFileThatFailsDoesNotStopTheOthers() throws Exception {
        byte[] file = country(BUILT, 4).bytes();
        server.answer((exchange, request) -> {
            if (request.path().equals("/b.mmdb")) {
                LocalHttp.ok(exchange, file);
            } else {
                LocalHttp.status(exchange, 404);
            }
        });
        List<UpdateResult> results = updates(server.url("/a.mmdb") + "," + server.url("/b.mmdb"))
            .update(false, UpdateProgress.NONE);
        assertThat(results.get(0)).isInstanceOf(UpdateResult.Failed.class);
        assertThat(results.get(1)).isEqualTo(new UpdateResult.Updated("b.mmdb", BUILT, file.length));
    }

    @Test
    void twoUpdatesOfOneFolderDoNotMix() throws Exception {
        serve(country(BUILT, 4).bytes(), "\"1\"");
        GeoUpdates inside = updates(server.url("/country.mmdb"));
        List<UpdateResult> second = new ArrayList<>();
        updates(server.url("/country.mmdb")).update(false, (file, done, total) -> {
            if (second.isEmpty()) {
                try {
                    second.addAll(inside.update(false, UpdateProgress.NONE));
                } catch (InterruptedException interrupted) {
                    throw new IllegalStateException(interrupted);
                }
            }
        });
        assertThat(second).singleElement().asString().contains("another update");
        assertThat(target()).exists();
    }

    @Test
    void theScheduleChecksWhenTheLastCheckIsOldAndTellsFailuresOnce() throws Exception {
        serve(country(BUILT, 4).bytes(), "\"1\"");
        String url = server.url("/country.mmdb");
        updates(url).updateWhenDue();
        assertThat(events.told()).containsExactly("updated country.mmdb");

        // another start of the service
        GeoUpdates updates = updates(url);
        clock.forward(Duration.ofDays(6));
        updates.updateWhenDue();
        assertThat(server.asked()).as("not due yet").hasSize(1);
        clock.forward(Duration.ofDays(1));
        updates.updateWhenDue();
        updates.updateWhenDue();
        assertThat(server.asked()).as("due once").hasSize(2);

        server.answer((exchange, request) -> LocalHttp.status(exchange, 500));
        clock.forward(Duration.ofDays(7));
        for (int i = 0; i < 3; i++) {
            updates.updateWhenDue();
            clock.forward(Duration.ofHours(1));
        }
        assertThat(server.asked()).as("tried each time").hasSize(5);
        serve(country(BUILT, 4).bytes(), "\"1\"");
        updates.updateWhenDue();
        updates.updateWhenDue();
        assertThat(events.told()).hasSize(3).last().isEqualTo("updateRecovered");
        assertThat(events.told().get(1)).startsWith("updateFailed").contains("500");
    }
}
