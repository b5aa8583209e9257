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
 * Adds up between two commits what one ledger task sees of the pulse.
 *
 * <p>A pulse is for alerts on what happens now. So history that is imported has none, and where the wall clock counts a
 * window without sales is a row of zeros: that nothing comes is what an alert has to see.
 */
public final class PulseTap {
    /** An alert compares with the same time of last week; what is older than a little more than that has no pulse. */
    private static final Duration REMEMBERED = Duration.ofDays(8);

    /** Channels that get rows of zeros; more than that are no channels but mistakes. */
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

    public PulseTap(Blueprint blueprint) {
        this.blueprint = blueprint;
        this.isWritten = blueprint.writes(Output.PULSE);
        this.wallCounts = blueprint.settings().time().clockMode() == ClockMode.LIVE;
        this.countZeroTotals = blueprint.rules().countZeroTotalOrders();
        this.exchange = blueprint.rules().exchange();
    }

    /** An event that was not known before. */
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

    /** The window of the event before is most often that of the next. */
    private ChannelSales.Sum sumAt(long at) {
        long start = PulseWindow.startOf(at);
        if (latest.isEmpty() || start != latestStart) {
            latest = Optional.of(sums.computeIfAbsent(start, any -> blueprint.salesSum()));
            latestStart = start;
        }
        return latest.get();
    }

    /**
     * The wall clock has moved.
     *
     * @param isCatchingUp whether the silence of the task means nothing
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

    /** Gives away all sums, and is empty again. */
    public void handOver(Consumer<LedgerOutput.OfPulse> out) {
        sums.forEach((start, sum) -> out.accept(new LedgerOutput.OfPulse(start, sum.sales())));
        sums.clear();
        latest = Optional.empty();
    }

    /** What has a row of zeros at least: so many channels in the window of that start. */
    private record Beat(long startMillis, int channels) {
        static final Beat NONE = new Beat(Long.MIN_VALUE, 0);
    }
}
