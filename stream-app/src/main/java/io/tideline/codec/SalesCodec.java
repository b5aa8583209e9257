package io.tideline.codec;

import io.tideline.kpi.Sales;

/**
 * The bytes of sales.
 *
 * <pre>
 * sales := version=1 orders:varint withoutRate:varint signups:varint revenue:money
 * </pre>
 */
public final class SalesCodec {
    private static final int VERSION = 1;

    private SalesCodec() {}

    /** Encodes sales. */
    public static byte[] encode(Sales sales) {
        ByteWriter out = new ByteWriter(32);
        out.writeByte(VERSION);
        out.writeVarint(sales.orders());
        out.writeVarint(sales.ordersWithoutRate());
        out.writeVarint(sales.signups());
        out.writeMoney(sales.revenue());
        return out.toBytes();
    }

    /** Decodes sales. */
    public static Sales decode(byte[] bytes) {
        ByteReader in = new ByteReader(bytes);
        Versions.expect(VERSION, in, "sales");
        long orders = in.readVarint();
        long withoutRate = in.readVarint();
        long signups = in.readVarint();
        Sales sales = new Sales(orders, withoutRate, in.readMoney(), signups);
        in.expectEnd();
        return sales;
    }
}
