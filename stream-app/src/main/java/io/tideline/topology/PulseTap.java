package io.tideline.topology;

import io.tideline.config.ClockMode;
import io.tideline.config.Output;
import io.tideline.event.CustomerEvent;
import io.tideline.event.Purchase;
import io.tideline.event.Signup;
import io.tideline.kpi.Sales;
import io.tideline.ledger.Exchange;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;

/**
 * Adds up between two commits what one ledger task sees of the pulse, by channel and for all of them.
 *
 * <p>A pulse is for alerts on what happens now. So history that is imported has none, and where the wall clock counts a
 * window without sales is a row of zeros: that nothing comes is what an alert has to see.
 */
final class PulseTap {
    static final String ALL = "all";

    /** An alert compares with the same time of last week; what is older than a little more than that has no pulse. */
    private static final Duration REMEMBERED = Duration.ofDays(8);

    /** Channels that get rows of zeros; more than that are no channels but mistakes. */
    private static final int MOST_CHANNELS = 50;

    private final boolean isWritten;
    private final boolean wallCounts;
    private final boolean countZeroTotals;
    private final Exchange exchange;
    private final Map<LedgerOutput.PulseKey, Sales> sums = new LinkedHashMap<>();
    private final Set<String> channels = new TreeSet<>(Set.of(ALL));
    private final Map<String, Long> beaten = new HashMap<>();

    PulseTap(Blueprint blueprint) {
        this.isWritten = blueprint.writes(Output.PULSE);
        this.wallCounts = blueprint.settings().time().clockMode() == ClockMode.LIVE;
        this.countZeroTotals = blueprint.rules().countZeroTotalOrders();
        this.exchange = blueprint.rules().exchange();
    }

    /** An event that was not known before. */
    void news(CustomerEvent event, long clockMillis) {
        if (!isWritten || event.occurredAt() < clockMillis - REMEMBERED.toMillis()) {
            return;
        }
        if (event instanceof Purchase order) {
            if (!order.test() && (countZeroTotals || order.total().isPositive())) {
                add(order.channel(), order.occurredAt(), sales(order));
            }
        } else if (event instanceof Signup signup) {
            add(signup.channel(), signup.occurredAt(), Sales.SIGNUP);
        }
    }

    private Sales sales(Purchase order) {
        return exchange.convert(order.merchandise(), order.currency())
                .map(revenue -> new Sales(1, 0, revenue, 0))
                .orElseGet(() -> new Sales(1, 1, Sales.NONE.revenue(), 0));
    }

    private void add(String channel, long at, Sales sales) {
        long start = PulseWindow.startOf(at);
        sums.merge(new LedgerOutput.PulseKey(channel, start), sales, Sales::plus);
        sums.merge(new LedgerOutput.PulseKey(ALL, start), sales, Sales::plus);
        if (channels.size() < MOST_CHANNELS) {
            channels.add(channel);
        }
    }

    /**
     * The wall clock has moved.
     *
     * @param isCatchingUp whether the silence of the task means nothing
     */
    void beat(long wallMillis, boolean isCatchingUp) {
        if (isWritten && wallCounts && !isCatchingUp) {
            long start = PulseWindow.startOf(wallMillis);
            for (String channel : channels) {
                if (!Optional.of(start).equals(Optional.ofNullable(beaten.put(channel, start)))) {
                    sums.merge(new LedgerOutput.PulseKey(channel, start), Sales.NONE, Sales::plus);
                }
            }
        }
    }

    /** Gives away all sums, and is empty again. */
    void handOver(Consumer<LedgerOutput.OfPulse> out) {
        sums.forEach((key, sales) -> out.accept(new LedgerOutput.OfPulse(key, sales)));
        sums.clear();
    }
}
