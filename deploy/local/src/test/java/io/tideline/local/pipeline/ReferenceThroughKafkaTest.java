package io.tideline.local.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.tideline.app.ingest.ImportProgress;
import io.tideline.app.ingest.ImportResult;
import io.tideline.app.ingest.row.InputSource;
import io.tideline.config.FigureSettings;
import io.tideline.config.RuntimeSettings;
import io.tideline.config.Settings;
import io.tideline.config.TopicSettings;
import io.tideline.contract.OutputTopics;
import io.tideline.local.LocalStackOptions;
import io.tideline.local.PreparedStack;
import io.tideline.local.replay.DeadLetters;
import io.tideline.local.replay.PublishedRows;
import io.tideline.local.replay.Replay;
import io.tideline.reference.Shop;
import io.tideline.retention.RetentionKpi;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every figure of the reference files, from order files to committed rows in the topics, and what was said of each customer
 * beside how many moved.
 */
class ReferenceThroughKafkaTest {
    private static final long SEED = 20261122;

    private static PreparedStack stack;

    @TempDir
    static Path folder;

    @BeforeAll
    static void start() {
        stack = PreparedStack.start(LocalStackOptions.temporary(), Map.of());
    }

    @AfterAll
    static void stop() {
        stack.close();
    }

    static List<Shop> shops() {
        return Shop.all();
    }

    @ParameterizedTest
    @MethodSource("shops")
    void everyFigureIsExact_inTheOrderOfTheFile(Shop shop) throws Exception {
        Settings settings = prepare(
                shop,
                "in-order",
                Map.of(TopicSettings.PARTITIONS.name(), "1", RuntimeSettings.STREAM_THREADS.name(), "1"));

        assertExact(shop, settings, OrderFiles.inOrder(shop));
    }

    @ParameterizedTest
    @MethodSource("shops")
    void everyFigureIsExact_shuffledAndDeliveredTwice_inFourPartitionsOnTwoThreads(Shop shop) throws Exception {
        Settings settings = prepare(
                shop,
                "shuffled",
                Map.of(
                        TopicSettings.PARTITIONS.name(), "4",
                        RuntimeSettings.STREAM_THREADS.name(), "2",
                        // The clock is at its end at once, so that each interval restates all rows.
                        FigureSettings.EMIT_INTERVAL.name(), "3 s"));

        assertExact(shop, settings, OrderFiles.shuffledAndTwice(shop, SEED, folder));
    }

    private static Settings prepare(Shop shop, String name, Map<String, String> more) {
        Map<String, String> given = new HashMap<>(Applications.countingAs(shop));
        given.putAll(Applications.apart(name + "-" + shop.name(), folder));
        given.putAll(more);
        return stack.prepare(given);
    }

    private static void assertExact(Shop shop, Settings settings, InputSource source) throws Exception {
        Replay replay = new Replay(settings);
        ImportResult imported =
                replay.bring(List.of(source), folder.resolve(shop.name() + "-rejects"), ImportProgress.Listener.NONE);
        assertThat(imported.counts().rejects()).isZero();

        replay.process();

        Collection<RetentionKpi> rows =
                PublishedRows.last(OutputTopics.KPIS, settings).all();
        ReferenceFigures figures = ReferenceFigures.compare(shop, rows);
        assertThat(figures.compared()).isGreaterThan(40_000);
        assertThat(figures.differences().stream().limit(20))
                .as("%s of %s figures differ", figures.differences().size(), figures.compared())
                .isEmpty();
        ReferenceCells cells = ReferenceCells.compare(
                shop, PublishedRows.last(OutputTopics.COHORTS, settings).all());
        assertThat(cells.compared()).isGreaterThan(7_000);
        assertThat(cells.differences().stream().limit(20))
                .as("%s of %s figures of cohorts differ", cells.differences().size(), cells.compared())
                .isEmpty();
        Movements movements = Movements.compare(
                shop.rules().calendar(), PublishedRows.history(OutputTopics.LIFECYCLE, settings), rows);
        assertThat(movements.compared()).isGreaterThan(1_000);
        assertThat(movements.differences().stream().limit(20)).isEmpty();
        BatchRisks.assertSame(shop, settings);
        List<String> violations = RowRules.violations(settings, rows);
        assertThat(violations.stream().limit(20))
                .as("%s rules are violated by %s rows", violations.size(), rows.size())
                .isEmpty();
        assertThat(DeadLetters.read(settings).countByCode()).isEmpty();
    }
}
