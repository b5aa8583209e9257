package io.tideline.stream;

import io.tideline.admission.Input;
import io.tideline.commerce.AdjustmentKind;
import io.tideline.commerce.CustomerRequest;
import io.tideline.commerce.CustomerSignedUp;
import io.tideline.commerce.OrderAdjusted;
import io.tideline.commerce.OrderCompleted;
import io.tideline.commerce.RequestKind;
import io.tideline.event.Adjustment;
import io.tideline.event.CustomerEvent;
import io.tideline.event.ErasureRequest;
import io.tideline.event.Money;
import io.tideline.event.Purchase;
import io.tideline.event.Sample;
import io.tideline.event.Signup;
import java.time.Instant;
import java.util.List;
import org.apache.avro.specific.SpecificRecord;

/** Events of the domain as a producer would write them. */
final class ContractRecords {
    private ContractRecords() {}

    /** An event of each kind at an instant. */
    static List<CustomerEvent> oneOfEach(String at) {
        return List.of(
                Sample.signup("c", at),
                Sample.order("c", "o", at),
                Sample.cancellation("c", "o", at),
                new ErasureRequest("e", "c", Sample.millis(at)));
    }

    static Input inputOf(CustomerEvent event) {
        return Input.of(of(event));
    }

    static SpecificRecord of(CustomerEvent event) {
        return event.match(
                ContractRecords::signup, ContractRecords::order, ContractRecords::adjusted, ContractRecords::request);
    }

    private static SpecificRecord signup(Signup signup) {
        return CustomerSignedUp.newBuilder()
                .setEventId(signup.eventId())
                .setCustomerId(signup.customerId())
                .setOccurredAt(Instant.ofEpochMilli(signup.occurredAt()))
                .setChannel(signup.channel())
                .setSource(signup.source())
                .setCountry(signup.country())
                .build();
    }

    private static SpecificRecord order(Purchase order) {
        return OrderCompleted.newBuilder()
                .setEventId(order.eventId())
                .setOrderId(order.orderId())
                .setCustomerId(order.customerId())
                .setOccurredAt(Instant.ofEpochMilli(order.occurredAt()))
                .setRevision(order.revision())
                .setChannel(order.channel())
                .setCurrency(order.currency())
                .setTotal(order.total().amount())
                .setTax(order.tax().amount())
                .setShipping(order.shipping().amount())
                .setCountry(order.country())
                .setCoupons(order.discounted() ? List.of("SPRING") : List.of())
                .setTest(order.test())
                .build();
    }

    private static SpecificRecord adjusted(Adjustment adjustment) {
        boolean isCancelled = adjustment.kind() == Adjustment.Kind.CANCELLED;
        return OrderAdjusted.newBuilder()
                .setEventId(adjustment.eventId())
                .setOrderId(adjustment.orderId())
                .setCustomerId(adjustment.customerId())
                .setOccurredAt(Instant.ofEpochMilli(adjustment.occurredAt()))
                .setKind(isCancelled ? AdjustmentKind.CANCELLED : AdjustmentKind.REFUNDED)
                .setAmount(
                        adjustment.amount().equals(Money.ALL)
                                ? null
                                : adjustment.amount().amount())
                .setCurrency(adjustment.currency().isEmpty() ? null : adjustment.currency())
                .build();
    }

    private static SpecificRecord request(ErasureRequest request) {
        return CustomerRequest.newBuilder()
                .setEventId(request.eventId())
                .setCustomerId(request.customerId())
                .setOccurredAt(Instant.ofEpochMilli(request.occurredAt()))
                .setKind(RequestKind.ERASE)
                .build();
    }
}
