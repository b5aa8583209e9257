package io.tideline.storage;

import io.tideline.ledger.Ledger;

/**
 * The stored bytes of a ledger.
 *
 * <p>The customer id is the key of the store and not in the value. Ids, texts and amounts are written as
 * {@link ByteWriter} and words as {@link WordWriter} say.
 *
 * <pre>
 * value      = version varint(orders x 2 + (1 if there is a signup)) [signup] varint(adjustments) adjustment* order*
 * version    = 0x02
 * signup     = time id(event) word(channel) word(source) word(country)
 * adjustment = flags time id(order) id(event) word(currency) [money(amount)]
 *              flags: 1 cancelled, 2 no amount, which is all that is left; all others 0
 * order      = flags time id(order) id(event) word(channel) word(currency) [word(country)] [word(category)]
 *              money(total) [money(tax)] [money(shipping)] [varint(revision)]
 *              flags: 1 discounted, 2 test, 4 country, 8 category, 16 tax, 32 shipping, 64 revision; all others 0;
 *              what has no flag is not there and is unknown or zero
 * time       = zigzag(milliseconds since the time before)
 * </pre>
 *
 * <p>Times and words refer to what came before, the first time to 1970. Orders refer to orders only: their words and
 * times begin anew. So a newer order is written after the stored ones, whatever else changed, and those are copied as
 * they stand: with some orders in a ledger, reading and writing all of them is most of what an event costs.
 *
 * <p>Version 1 is the same without revisions: flag 64 does not occur, and all orders are of revision 0. So orders of
 * version 1 stand in version 2 as they are. Both have the total of every order beside its tax and shipping, which is all
 * that a refund needs, gross or net.
 *
 * <p>A version once written is readable for ever. Stateless.
 */
public final class LedgerCodec {
    static final int VERSION_1 = 1;
    static final int VERSION_2 = 2;

    private static final int USUAL_BYTES = 512;

    private LedgerCodec() {}

    /** The bytes of a ledger, in the newest version. */
    public static byte[] encode(Ledger ledger) {
        ByteWriter out = new ByteWriter(USUAL_BYTES);
        write(ledger, out);
        return out.toBytes();
    }

    /** Writes the bytes of a ledger, in the newest version, after what was written before. */
    public static void write(Ledger ledger, ByteWriter out) {
        new LedgerWriter(ledger, out).write();
    }

    /**
     * The ledger of a customer. The ids of its orders are read when they are asked for, from these bytes, which are not
     * copied and must not change; what is found to be wrong with an id then is a {@link CorruptBytesException} as well.
     *
     * @throws CorruptBytesException if these are no bytes of a ledger, or of a version that is not known here
     */
    public static Ledger decode(String customerId, byte[] bytes) {
        return decode(customerId, bytes, 0);
    }

    /** The ledger of a customer, from bytes that have it from a position to their end. */
    public static Ledger decode(String customerId, byte[] bytes, int from) {
        ByteReader in = new ByteReader(bytes, from);
        int version = Versions.expect(VERSION_1, VERSION_2, in, "a stored ledger");
        int orderFlags = version == VERSION_1 ? LedgerWriter.ORDER_FLAGS_V1 : LedgerWriter.ORDER_FLAGS;
        return new LedgerReaderV1(customerId, bytes, in, orderFlags).read();
    }
}
