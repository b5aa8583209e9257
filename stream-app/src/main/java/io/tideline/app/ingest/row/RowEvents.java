package io.tideline.app.ingest.row;

import io.tideline.commerce.AdjustmentKind;
import io.tideline.commerce.CustomerSignedUp;
import io.tideline.commerce.OrderAdjusted;
import io.tideline.commerce.OrderCompleted;
import io.tideline.commerce.Product;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.avro.specific.SpecificRecord;

/**
 * Turns rows into events of the contract.
 *
 * <p>A row is rejected only if the contract cannot express it. A row that the contract can express and the pipeline refuses
 * (a negative total, an unknown currency, a day in the future) is sent, so that it becomes a dead letter.
 *
 * <p>Columns that have no meaning for a kind of event are not read. Not safe for several threads.
 */
public final class RowEvents {
    private static final String UNKNOWN = "unknown";

    private final OccurredAt occurredAt;
    private final String storeCurrency;
    private final DerivedEventId derivedId = new DerivedEventId();

    /**
     * @param storeZone the zone of times without offset and of plain dates
     * @param storeCurrency the currency of purchases that name none
     */
    public RowEvents(ZoneId storeZone, String storeCurrency) {
        this.occurredAt = new OccurredAt(storeZone);
        this.storeCurrency = storeCurrency;
    }

    /** The event of a row. */
    public ImportEvent of(RawRow row) throws RowRejectedException {
        Cells cells = new Cells(row);
        EventKind kind = cells.kind();
        String customerId = cells.required(Column.CUSTOMER_ID, kind);
        Instant instant = cells.instant(Column.OCCURRED_AT, occurredAt, kind);
        Subject subject = new Subject(cells.eventId(), customerId, instant);
        SpecificRecord value =
                switch (kind) {
                    case SIGNUP -> signup(subject, cells);
                    case PURCHASE -> purchase(subject, cells);
                    case REFUND -> adjustment(subject, cells, kind, AdjustmentKind.REFUNDED);
                    case CANCELLATION -> adjustment(subject, cells, kind, AdjustmentKind.CANCELLED);
                };
        return new ImportEvent(kind, customerId, instant, value);
    }

    private record Subject(Optional<String> eventId, String customerId, Instant instant) {}

    private CustomerSignedUp signup(Subject subject, Cells cells) throws RowRejectedException {
        CustomerSignedUp.Builder signup = CustomerSignedUp.newBuilder()
                .setCustomerId(subject.customerId())
                .setOccurredAt(subject.instant())
                .setChannel(cells.text(Column.CHANNEL).orElse(UNKNOWN));
        cells.text(Column.SOURCE).ifPresent(signup::setSource);
        cells.text(Column.COUNTRY).ifPresent(signup::setCountry);
        cells.text(Column.REFERRER_CUSTOMER_ID).ifPresent(signup::setReferrerCustomerId);
        return signup.setEventId(eventId(subject, cells)).build();
    }

    private OrderCompleted purchase(Subject subject, Cells cells) throws RowRejectedException {
        BigDecimal total = cells.requiredAmount(Column.TOTAL, EventKind.PURCHASE);
        OrderCompleted.Builder order = OrderCompleted.newBuilder()
                .setCustomerId(subject.customerId())
                .setOrderId(cells.required(Column.ORDER_ID, EventKind.PURCHASE))
                .setOccurredAt(subject.instant())
                .setChannel(cells.text(Column.CHANNEL).orElse(UNKNOWN))
                .setCurrency(cells.text(Column.CURRENCY).orElse(storeCurrency))
                .setTotal(total)
                .setCoupons(cells.text(Column.DISCOUNT_CODE).map(List::of).orElse(List.of()))
                .setProducts(List.of(line(total, cells.text(Column.CATEGORY))))
                .setRevision(cells.wholeOrZero(Column.REVISION))
                .setTest(cells.flagOrFalse(Column.TEST));
        cells.amount(Column.SUBTOTAL).ifPresent(order::setSubtotal);
        cells.amount(Column.DISCOUNT).ifPresent(order::setDiscount);
        cells.amount(Column.TAX).ifPresent(order::setTax);
        cells.amount(Column.SHIPPING).ifPresent(order::setShipping);
        cells.text(Column.COUNTRY).ifPresent(order::setCountry);
        cells.flag(Column.LOYALTY_MEMBER).ifPresent(order::setLoyaltyMember);
        return order.setEventId(eventId(subject, cells)).build();
    }

    private OrderAdjusted adjustment(Subject subject, Cells cells, EventKind kind, AdjustmentKind adjustmentKind)
            throws RowRejectedException {
        OrderAdjusted.Builder adjustment = OrderAdjusted.newBuilder()
                .setCustomerId(subject.customerId())
                .setOrderId(cells.required(Column.ORDER_ID, kind))
                .setOccurredAt(subject.instant())
                .setKind(adjustmentKind);
        cells.amount(Column.TOTAL).ifPresent(adjustment::setAmount);
        cells.text(Column.CURRENCY).ifPresent(adjustment::setCurrency);
        cells.text(Column.REASON).ifPresent(adjustment::setReason);
        return adjustment.setEventId(eventId(subject, cells)).build();
    }

    /** The order as one line of one piece, because the format only has orders as a whole. */
    private static Product line(BigDecimal total, Optional<String> category) {
        Product.Builder line = Product.newBuilder()
                .setProductId(category.orElse(UNKNOWN))
                .setPrice(total)
                .setQuantity(1);
        category.ifPresent(line::setCategory);
        return line.build();
    }

    /** The event id; it must be called last, because a derived id covers all cells read before. */
    private String eventId(Subject subject, Cells cells) {
        Map<Column, String> content = cells.normalised();
        return subject.eventId().orElseGet(() -> derivedId.of(content));
    }
}
