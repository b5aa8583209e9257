package io.tideline.app.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import io.tideline.app.ingest.ImportClock;
import io.tideline.app.ingest.ImportProgress;
import io.tideline.app.ingest.KafkaClusterAccess;
import io.tideline.app.simulator.ShopEvent.Adjusted;
import io.tideline.app.simulator.ShopEvent.Ordered;
import io.tideline.contract.OutputTopics;
import io.tideline.local.LocalStackOptions;
import io.tideline.local.PreparedStack;
import io.tideline.local.replay.DeadLetters;
import io.tideline.local.replay.PublishedRows;
import io.tideline.local.replay.Replay;
import io.tideline.retention.RetentionKpi;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole history of a small shop through the pipeline: nothing is refused, and what is counted is what happened. */
class HistoryOnStackTest {
    private static final ShopPlan PLAN = Figures.plan(4, 500);

    private static final Map<String, String> SHOP = Map.of(
            "clock.mode", "event",
            "store.time.zone", Figures.ZONE.getId(),
            "store.currency", "EUR",
            "topics.partitions", "1",
            "partition.idle.timeout", "1 s",
            "kafka.max.task.idle.ms", "0");

    @TempDir
    Path folder;

    @Test
    void everyEventIsAdmitted_andCounted() throws Exception {
        try (PreparedStack stack = PreparedStack.start(LocalStackOptions.temporary(), SHOP)) {
            var producer = new KafkaClusterAccess().producer(stack.settings());
            try (SimulatedShop shop =
                    SimulatedShop.on(stack.settings(), producer, PLAN, folder, ImportClock.system())) {
                shop.sendHistory(ImportProgress.Listener.NONE);
            }
            new Replay(stack.settings()).process();

            Figures happened = Figures.of(PLAN);
            PublishedRows<RetentionKpi> counted = PublishedRows.last(OutputTopics.KPIS, stack.settings());
            assertThat(DeadLetters.read(stack.settings()).records()).isEmpty();
            assertThat(sum(counted, RetentionKpi::getOrders)).isEqualTo(validOrders(happened));
            assertThat(sum(counted, RetentionKpi::getSignups))
                    .isEqualTo(happened.only(ShopEvent.Joined.class).count());
        }
    }

    private static long sum(PublishedRows<RetentionKpi> rows, ToLongFunction<RetentionKpi> figure) {
        return rows.all().stream()
                .filter(row ->
                        row.getWindow().equals("year") && row.getDimension().equals("all"))
                .mapToLong(figure)
                .sum();
    }

    /** Refunds of a part leave an order valid, if they leave anything of it. */
    private static long validOrders(Figures happened) {
        Set<String> gone = happened.only(Adjusted.class)
                .filter(one -> one.isCancellation() || one.refundCents().isEmpty())
                .map(Adjusted::orderId)
                .collect(Collectors.toSet());
        return happened.only(Ordered.class)
                .filter(order -> !gone.contains(order.orderId()))
                .count();
    }
}
