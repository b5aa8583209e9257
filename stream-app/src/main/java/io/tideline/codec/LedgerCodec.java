package io.tideline.codec;

import io.tideline.ledger.Ledger;

/**
 * The stored bytes of a ledger.
 *
 * <p>The customer id is the key of the store and not in the value. Words, ids, texts and amounts are written as
 * {@link ByteWriter} and the table of words say; times are differences to the one written before, through the whole
 * value, the first one to 1970.
 *
 * <pre>
 * value      = version body
 * version    = 0x01
 * body       = varint(orders x 2 + (1 if there is a signup)) [signup] order* varint(adjustments) adjustment*
 * signup     = time id(event) word(channel) word(source) word(country)
 * order      = flags time id(order) id(event) word(channel) word(currency) word(country) word(category)
 *              money(total) money(tax) money(shipping)
 *              flags: 1 discounted, 2 test; all others 0
 * adjustment = flags time id(order) id(event) word(currency) [money(amount)]
 *              flags: 1 cancelled, 2 no amount, which is all that is left; all others 0
 * time       = zigzag(milliseconds since the time before)
 * </pre>
 *
 * <p>A version once written is readable for ever. Stateless; costs a time linear in the customer's own history.
 */
public final class LedgerCodec {
    static final int VERSION_1 = 1;

    private LedgerCodec() {}

    /** The bytes of a ledger, in the newest version. */
    public static byte[] encode(Ledger ledger) {
        return new LedgerWriter(ledger).write();
    }

    /**
     * The ledger of a customer.
     *
     * @throws CorruptBytesException if these are no bytes of a ledger, or of a version that is not known here
     */
    public static Ledger decode(String customerId, byte[] bytes) {
        ByteReader in = new ByteReader(bytes);
        int version = in.readByte();
        if (version != VERSION_1) {
            throw new CorruptBytesException("the version of a stored ledger must be 1, was " + version);
        }
        return new LedgerReaderV1(customerId, in).read();
    }
}
