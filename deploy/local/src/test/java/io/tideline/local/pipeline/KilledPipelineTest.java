package io.tideline.local.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tideline.config.Settings;
import io.tideline.contract.OutputTopics;
import io.tideline.local.LocalStackOptions;
import io.tideline.local.PreparedStack;
import io.tideline.local.replay.PublishedRows;
import io.tideline.local.replay.Replay;
import io.tideline.reference.Shop;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A pipeline that is killed the hard way again and again, while orders go on arriving, ends with the figures and the
 * dead letters of one that was left alone.
 *
 * <p>With {@code processing.guarantee=at_least_once} it does not, and this test fails.
 */
class KilledPipelineTest {
    private static final Shop SHOP = Shop.all().get(1);
    private static final int PARTITIONS = 4;
    private static final int KILLS = 5;
    private static final int ROWS_PER_SECOND = 1_000;

    /** Orders wait for the pipeline, so that however fast the machine is, each life ends with work left. */
    private static final int MOST_AHEAD = 500;

    private static final int GARBAGE = 200;
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    @TempDir
    Path folder;

    @Test
    void killedAgainAndAgain_endsAsIfNothingHadHappened() throws Exception {
        long seed = Long.getLong("tideline.test.seed", 20261122L);
        try (PreparedStack stack = PreparedStack.start(LocalStackOptions.temporary(), shop())) {
            Map<String, String> killed = settings("killed");
            Settings settings = stack.prepare(killed);
            try (Garbage garbage = new Garbage(settings, GARBAGE);
                    Progress progress = new Progress(settings, PARTITIONS)) {
                AtomicBoolean isOver = new AtomicBoolean();
                var arrival = Arrival.begin(settings, OrderFiles.inOrder(SHOP), ROWS_PER_SECOND, at -> {
                    garbage.at(at);
                    await().atMost(PATIENCE).until(() -> isOver.get() || at.rows() < progress.committed() + MOST_AHEAD);
                });
                Random random = new Random(seed);
                for (int kill = 1; kill <= KILLS; kill++) {
                    liveAndDie(given(stack, killed), progress, random, "kill " + kill + " of seed " + seed);
                }
                isOver.set(true);
                arrival.join();
                garbage.sendAll();
                dieWithTheFirstModel(given(stack, killed), progress);
            }
            new Replay(settings).process();

            Settings undisturbed = stack.prepare(settings("undisturbed"));
            new Replay(undisturbed).process();
            assertSame(Outcome.of(settings), Outcome.of(undisturbed));
            var rows = PublishedRows.last(OutputTopics.KPIS, settings).all();
            assertThat(ReferenceFigures.compare(SHOP, rows).differences()).isEmpty();
            var cells = PublishedRows.last(OutputTopics.COHORTS, settings).all();
            assertThat(ReferenceCells.compare(SHOP, cells).differences()).isEmpty();
            BatchRisks.assertSame(SHOP, settings);
            var said = PublishedRows.history(OutputTopics.LIFECYCLE, settings);
            assertThat(Movements.compare(SHOP.rules().calendar(), said, rows).differences())
                    .isEmpty();
        }
    }

    /** Starts a process, and kills it at a moment of the seed between two commits, while there is work left. */
    private void liveAndDie(Map<String, String> given, Progress progress, Random random, String name) throws Exception {
        long committedBefore = progress.committed();
        try (PipelineProcess process = PipelineProcess.start(PARTITIONS, given, folder.resolve("process.log"))) {
            await(name + ": a commit").atMost(PATIENCE).until(() -> {
                process.checkAlive();
                return progress.committed() > committedBefore;
            });
            long writtenBefore = progress.written();
            int more = 20 + random.nextInt(400);
            await(name + ": " + more + " records more")
                    .atMost(PATIENCE)
                    .pollDelay(Duration.ZERO)
                    .pollInterval(Duration.ofMillis(5))
                    .until(() -> progress.written() >= writtenBefore + more);
        }
        assertThat(progress.committed()).as(name + " leaves work").isLessThan(OrderFiles.events(SHOP));
        assertThat(progress.writtenButOpen())
                .as(name + " is in the middle of a transaction")
                .isPositive();
    }

    /** Kills a process as soon as it has sent a model, by which nobody or few are judged yet. */
    private void dieWithTheFirstModel(Map<String, String> given, Progress progress) throws Exception {
        try (PipelineProcess process = PipelineProcess.start(PARTITIONS, given, folder.resolve("process.log"))) {
            await("a model").atMost(PATIENCE).pollInterval(Duration.ofMillis(5)).until(() -> {
                process.checkAlive();
                return progress.models() > 0;
            });
        }
    }

    private static void assertSame(Outcome actual, Outcome expected) {
        assertThat(expected.rows()).hasSizeGreaterThan(10_000);
        assertThat(expected.deadLetters()).hasSize(GARBAGE);
        actual.assertSameAs(expected);
    }

    private Map<String, String> settings(String name) {
        Map<String, String> settings = new HashMap<>(shop());
        settings.putAll(Applications.readingTheInputsOfOthers(name, folder));
        return settings;
    }

    private static Map<String, String> shop() {
        Map<String, String> settings = new HashMap<>(Applications.countingAs(SHOP));
        settings.putAll(Map.of(
                "topics.partitions", Integer.toString(PARTITIONS),
                "rocksdb.memory.bytes", "64 MiB",
                // A killed member is waited for as long as its session lasts; these are the shortest a broker allows.
                "kafka.consumer.session.timeout.ms", "6000",
                "kafka.consumer.heartbeat.interval.ms", "1000",
                "kafka.producer.transaction.timeout.ms", "15000"));
        return settings;
    }

    private static Map<String, String> given(PreparedStack stack, Map<String, String> settings) {
        Map<String, String> all = new HashMap<>(settings);
        all.put("bootstrap.servers", stack.stack().bootstrapServers());
        all.put("schema.registry.url", stack.stack().registryUrl().toString());
        return all;
    }
}
