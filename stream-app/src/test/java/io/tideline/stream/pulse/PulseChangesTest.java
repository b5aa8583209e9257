package io.tideline.stream.pulse;

import static org.assertj.core.api.Assertions.assertThat;

import io.tideline.contract.PulseRecords;
import io.tideline.event.Money;
import io.tideline.pulse.ChannelSales;
import io.tideline.pulse.PulseWindow;
import io.tideline.pulse.Sales;
import io.tideline.retention.SalesPulse;
import io.tideline.stream.StoreBuilders;
import java.time.Duration;
import java.util.List;
import org.apache.kafka.streams.kstream.Windowed;
import org.apache.kafka.streams.kstream.internals.TimeWindow;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Windows of five minutes that close ten minutes after their end; all times in minutes. */
class PulseChangesTest {
    private static final Duration GRACE = Duration.ofMinutes(10);
    private static final Sales ORDER = new Sales(1, 0, Money.of("10"), 0);

    private final MockProcessorContext<String, SalesPulse> context = new MockProcessorContext<>();
    private final KeyValueStore<String, Long> store = StoreBuilders.pulseTime()
            .withCachingDisabled()
            .withLoggingDisabled()
            .build();
    private final PulseChanges changes = new PulseChanges(new PulseRecords("EUR"), GRACE);

    @BeforeEach
    void start() {
        store.init(context.getStateStoreContext(), store);
        changes.init(context);
    }

    @Test
    void openWindow_saysWhatIsNew() {
        time(4);
        changed(0, "WEB", "STORE");
        changed(0, "WEB", "STORE", "WEB");

        assertThat(said()).containsExactly("STORE 1", "WEB 1", "all 2", "WEB 2", "all 3");
    }

    @Test
    void windowThatClosesBeforeItIsWritten_saysNothing() {
        time(15);
        changed(0, "WEB");
        changed(5, "WEB");

        assertThat(said()).containsExactly("WEB 1", "all 1");
    }

    @Test
    void processorThatStartsAgain_saysEverythingAgain() {
        time(0);
        changed(0, "WEB");
        context.resetForwards();
        changes.init(context);
        changed(0, "WEB", "STORE");

        assertThat(said()).containsExactly("STORE 1", "WEB 1", "all 2");
    }

    private void time(int minutes) {
        new PulseStreamTime(store, GRACE).passes(Duration.ofMinutes(minutes).toMillis());
    }

    private void changed(int startMinutes, String... orders) {
        ChannelSales.Sum sum = new ChannelSales.Sum(10);
        for (String channel : orders) {
            sum.add(channel, ORDER);
        }
        long start = Duration.ofMinutes(startMinutes).toMillis();
        TimeWindow window = new TimeWindow(start, PulseWindow.endOf(start));
        changes.process(new Record<>(new Windowed<>(PulseTopology.SHOP, window), sum.sales(), start));
    }

    private List<String> said() {
        return context.forwarded().stream()
                .map(forward ->
                        forward.record().key() + " " + forward.record().value().getOrders())
                .toList();
    }
}
