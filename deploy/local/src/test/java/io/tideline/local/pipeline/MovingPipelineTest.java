package io.tideline.local.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tideline.admission.Input;
import io.tideline.app.Pipeline;
import io.tideline.app.ingest.ImportProgress;
import io.tideline.app.ingest.row.InputSource;
import io.tideline.config.Settings;
import io.tideline.contract.OutputTopics;
import io.tideline.local.LocalStackOptions;
import io.tideline.local.PreparedStack;
import io.tideline.local.replay.PublishedRows;
import io.tideline.local.replay.Replay;
import io.tideline.reference.Shop;
import io.tideline.stream.Blueprint;
import io.tideline.stream.Observer;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A pipeline that is stopped and started, here and elsewhere, goes on as if it had never moved. */
class MovingPipelineTest {
    private static final Shop SHOP = Shop.all().get(1);
    private static final int PARTITIONS = 4;
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    @TempDir
    static Path folder;

    private static PreparedStack stack;

    @BeforeAll
    static void start() {
        Map<String, String> shop = new HashMap<>(Applications.countingAs(SHOP));
        shop.put("topics.partitions", Integer.toString(PARTITIONS));
        stack = PreparedStack.start(LocalStackOptions.temporary(), shop);
    }

    @AfterAll
    static void stop() {
        stack.close();
    }

    @Test
    void restartBetweenEvents_keepsTheClock_withItsStateAndWithoutIt() throws Exception {
        Settings settings = stack.prepare(Applications.apart("restarted", folder));
        List<InputSource> parts = OrderFiles.inTwoParts(SHOP, 0.6, folder);
        bring(settings, parts.get(0));
        new Replay(settings).process();
        var rows = PublishedRows.last(OutputTopics.KPIS, settings).byKey();
        assertThat(rows).hasSizeGreaterThan(10_000);

        new Replay(settings).process();
        assertThat(PublishedRows.last(OutputTopics.KPIS, settings).byKey())
                .as("status, revision and clock included")
                .isEqualTo(rows);

        Settings elsewhere = stack.with(moved("restarted"));
        new Replay(elsewhere).process();
        assertThat(PublishedRows.last(OutputTopics.KPIS, settings).byKey())
                .as("after a restart without local state")
                .isEqualTo(rows);

        bring(settings, parts.get(1));
        new Replay(elsewhere).process();
        assertReference(settings);
    }

    @Test
    void oneOfTwoInstancesIsClosedInTheMiddle_andTheOtherGoesOn() throws Exception {
        Settings settings = stack.prepare(Applications.apart("shared", folder));
        Settings other = stack.with(moved("shared"));
        AtomicLong here = new AtomicLong();
        AtomicLong there = new AtomicLong();
        var arrival = Arrival.begin(settings, OrderFiles.inOrder(SHOP), 700, ImportProgress.Listener.NONE);
        int events = OrderFiles.events(SHOP);
        try (Progress progress = new Progress(settings, PARTITIONS)) {
            try (Pipeline stays = Pipeline.start(blueprint(settings, here))) {
                try (Pipeline goes = Pipeline.start(blueprint(other, there))) {
                    await("both work")
                            .atMost(PATIENCE)
                            .until(() -> here.get() > 200 && there.get() > 200 && goes.isAlive());
                }
                assertThat(progress.committed()).as("work is left").isLessThan(events);
                long before = here.get();
                arrival.join();
                await("everything is committed").atMost(PATIENCE).until(() -> progress.committed() == events);
                assertThat(stays.isAlive()).isTrue();
                assertThat(here.get()).isGreaterThan(before);
            }
        }
        new Replay(settings).process();
        assertReference(settings);
    }

    private static void bring(Settings settings, InputSource source) throws Exception {
        new Replay(settings).bring(List.of(source), folder.resolve("rejects"), ImportProgress.Listener.NONE);
    }

    private static Map<String, String> moved(String name) {
        Map<String, String> elsewhere = Applications.apart(name, folder);
        elsewhere.put("state.dir", folder.resolve(name + "-elsewhere").toString());
        return elsewhere;
    }

    private static Blueprint blueprint(Settings settings, AtomicLong accepted) {
        return new Blueprint(settings, PARTITIONS, new Observer() {
            @Override
            public void accepted(Input input) {
                accepted.incrementAndGet();
            }
        });
    }

    private static void assertReference(Settings settings) throws IOException {
        var rows = PublishedRows.last(OutputTopics.KPIS, settings).all();
        ReferenceFigures figures = ReferenceFigures.compare(SHOP, rows);
        assertThat(figures.compared()).isGreaterThan(100_000);
        assertThat(figures.differences()).isEmpty();
        assertThat(RowRules.violations(settings, rows)).isEmpty();
    }
}
