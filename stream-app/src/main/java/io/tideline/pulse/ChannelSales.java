package io.tideline.pulse;

import io.tideline.delta.Segment;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Sales of a short time by channel.
 *
 * @param byChannel the sales of each known channel, which may be zero, in the order of the channels' names
 */
public record ChannelSales(SortedMap<String, Sales> byChannel) {
    /** The sales of no channel. */
    public static final ChannelSales NONE = new ChannelSales(Collections.emptySortedMap());

    /** Copies the map. */
    public ChannelSales(SortedMap<String, Sales> byChannel) {
        this.byChannel = Collections.unmodifiableSortedMap(new TreeMap<>(byChannel));
    }

    /** The sales of all channels added up. */
    public Sales total() {
        return byChannel.values().stream().reduce(Sales.NONE, Sales::plus);
    }

    /** Adds up sales by channel. Not safe for use by several threads. */
    public static final class Sum {
        private final Map<String, Sales> byChannel = new HashMap<>();
        private final int mostChannels;

        /**
         * Makes an empty sum.
         *
         * @param mostChannels how many channels are counted apart; the sales of further ones are added to {@link
         *     Segment#OTHER}
         */
        public Sum(int mostChannels) {
            this.mostChannels = mostChannels;
        }

        /** Adds the sales of a channel. */
        public void add(String channel, Sales sales) {
            boolean isKept = byChannel.containsKey(channel) || kept() < mostChannels;
            byChannel.merge(isKept ? channel : Segment.OTHER, sales, Sales::plus);
        }

        /** The number of channels counted apart. {@code other} is not one, so that adding up sums again gives the same. */
        private int kept() {
            return byChannel.size() - (byChannel.containsKey(Segment.OTHER) ? 1 : 0);
        }

        /** Adds the sales of all channels. */
        public Sum add(ChannelSales sales) {
            for (Map.Entry<String, Sales> entry : sales.byChannel.entrySet()) {
                add(entry.getKey(), entry.getValue());
            }
            return this;
        }

        /** The sales added so far. */
        public ChannelSales sales() {
            return new ChannelSales(new TreeMap<>(byChannel));
        }
    }
}
