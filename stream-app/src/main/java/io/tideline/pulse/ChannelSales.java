package io.tideline.pulse;

import io.tideline.delta.Segment;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What was sold in a short time, channel by channel.
 *
 * @param byChannel the channels that are known to have sold something or nothing, in the order of their names
 */
public record ChannelSales(SortedMap<String, Sales> byChannel) {
    /** Nothing, in no channel. */
    public static final ChannelSales NONE = new ChannelSales(Collections.emptySortedMap());

    /** Keeps a copy. */
    public ChannelSales(SortedMap<String, Sales> byChannel) {
        this.byChannel = Collections.unmodifiableSortedMap(new TreeMap<>(byChannel));
    }

    /** The sales of all channels added up. */
    public Sales total() {
        return byChannel.values().stream().reduce(Sales.NONE, Sales::plus);
    }

    /** Adds up sales by channel. Not for several threads at once. */
    public static final class Sum {
        private final Map<String, Sales> byChannel = new HashMap<>();
        private final int mostChannels;

        /**
         * Nothing yet.
         *
         * @param mostChannels how many channels are kept apart; the sales of those that come later are added to {@link
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

        /** The others take the place of nobody, or whoever is added up again after them would become one of them. */
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

        /** What was added up. */
        public ChannelSales sales() {
            return new ChannelSales(new TreeMap<>(byChannel));
        }
    }
}
