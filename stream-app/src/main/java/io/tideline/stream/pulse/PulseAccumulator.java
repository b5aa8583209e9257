package io.tideline.stream.pulse;

import io.tideline.contract.OutputTopic.Output;
import io.tideline.event.CustomerEvent;
import io.tideline.event.Purchase;
import io.tideline.event.Signup;
import io.tideline.finality.ClockMode;
import io.tideline.ledger.Exchange;
import io.tideline.pulse.ChannelSales;
import io.tideline.pulse.PulseWindow;
import io.tideline.pulse.Sales;
import io.tideline.stream.Blueprint;
import io.tideline.stream.message.LedgerOutput;
import java.time.Duration;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * Adds up the sales of one ledger task by window and channel, between two commits. Confined to its task's thread.
 *
 * <p>The pulse is for alerts on what happens now. So imported history has no pulse; and in live mode a window without
 * sales is a row of zeros, because an alert has to see that nothing is sold.
 */
public final class PulseAccumulator {
    /** Older events have no pulse: an alert compares with the same time of last week, and nothing looks further back. */
    private static final Duration REMEMBERED = Duration.ofDays(8);

    /** The most channels that get rows of zeros; a shop with more of them writes something else into the field. */
    private static final int MOST_CHANNELS = 50;

    private final Blueprint blueprint;
    private final boolean isWritten;
    private final boolean wallCounts;
    private final boolean countZeroTotals;
    private final Exchange exchange;
    private final Map<Long, ChannelSales.Sum> sums = new TreeMap<>();
    private final Set<String> channels = new HashSet<>();
    private Beat lastBeat = Beat.NONE;
    private Optional<ChannelSales.Sum> latest = Optional.empty();
    private long latestStart;

    /** Makes an empty accumulator; it stays empty if the pulse is not among the outputs. */
    public PulseAccumulator(Blueprint blueprint) {
        this.blueprint = blueprint;
        this.isWritten = blueprint.writes(Output.PULSE);
        this.wallCounts = blueprint.settings().time().clockMode() == ClockMode.LIVE;
        this.countZeroTotals = blueprint.rules().countZeroTotalOrders();
        this.exchange = blueprint.rules().exchange();
    }

    /** Adds an event that was not known before; {@code clockMillis} is the clock in milliseconds since 1970. */
    public void news(CustomerEvent event, long clockMillis) {
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
        sumAt(at).add(channel, sales);
        if (channels.size() < MOST_CHANNELS) {
            channels.add(channel);
        }
    }

    /** The sums of the window that an instant is in; the last one is kept, since most often the next event is in it too. */
    private ChannelSales.Sum sumAt(long at) {
        long start = PulseWindow.startOf(at);
        if (latest.isEmpty() || start != latestStart) {
            latest = Optional.of(sums.computeIfAbsent(start, any -> blueprint.salesSum()));
            latestStart = start;
        }
        return latest.get();
    }

    /**
     * Begins the window of the wall clock with zeros for the known channels, in live mode.
     *
     * @param wallMillis the wall clock in milliseconds since 1970
     * @param isCatchingUp whether the task still counts history, so that having no sales now means nothing
     */
    public void beat(long wallMillis, boolean isCatchingUp) {
        if (isWritten && wallCounts && !isCatchingUp) {
            Beat beat = new Beat(PulseWindow.startOf(wallMillis), channels.size());
            if (!beat.equals(lastBeat)) {
                ChannelSales.Sum sum = sumAt(wallMillis);
                channels.forEach(channel -> sum.add(channel, Sales.NONE));
                lastBeat = beat;
            }
        }
    }

    /** Gives all sums to {@code out}, and is empty again. */
    public void handOver(Consumer<LedgerOutput.OfPulse> out) {
        sums.forEach((start, sum) -> out.accept(new LedgerOutput.OfPulse(start, sum.sales())));
        sums.clear();
        latest = Optional.empty();
    }

    /** The window that was last begun with zeros, and for how many channels. */
    private record Beat(long startMillis, int channels) {
        static final Beat NONE = new Beat(Long.MIN_VALUE, 0);
    }
}
