package io.tideline.storage;

import io.tideline.event.Money;
import io.tideline.pulse.ChannelSales;
import io.tideline.pulse.Sales;
import java.util.TreeMap;

/**
 * The bytes of sales by channel.
 *
 * <pre>
 * sales := version=2 channels:varint (channel:text orders:varint withoutRate:varint signups:varint revenue:money)*
 * </pre>
 */
public final class SalesCodec {
    private static final int VERSION = 2;

    private static final int LEAST_BYTES_OF_CHANNEL = 5;

    private SalesCodec() {}

    /** Encodes sales. */
    public static byte[] encode(ChannelSales sales) {
        ByteWriter out = new ByteWriter(128);
        out.writeByte(VERSION);
        out.writeVarint(sales.byChannel().size());
        sales.byChannel().forEach((channel, sold) -> {
            out.writeText(channel);
            out.writeVarint(sold.orders());
            out.writeVarint(sold.ordersWithoutRate());
            out.writeVarint(sold.signups());
            out.writeMoney(sold.revenue());
        });
        return out.toBytes();
    }

    /** Decodes sales. */
    public static ChannelSales decode(byte[] bytes) {
        ByteReader in = new ByteReader(bytes);
        Versions.expect(VERSION, in, "sales");
        int channels = in.readCount("channels", LEAST_BYTES_OF_CHANNEL);
        TreeMap<String, Sales> byChannel = new TreeMap<>();
        for (int i = 0; i < channels; i++) {
            byChannel.put(in.readText(), sales(in));
        }
        in.expectEnd();
        return new ChannelSales(byChannel);
    }

    private static Sales sales(ByteReader in) {
        long orders = in.readVarint();
        long withoutRate = in.readVarint();
        long signups = in.readVarint();
        Money revenue = in.readMoney();
        return new Sales(orders, withoutRate, revenue, signups);
    }
}
