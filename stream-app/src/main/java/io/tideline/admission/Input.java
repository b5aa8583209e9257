package io.tideline.admission;

import io.tideline.commerce.CustomerRequest;
import io.tideline.commerce.CustomerSignedUp;
import io.tideline.commerce.OrderAdjusted;
import io.tideline.commerce.OrderCompleted;
import io.tideline.event.CustomerEvent;
import java.util.Arrays;
import java.util.Optional;
import org.apache.avro.specific.SpecificRecord;

/**
 * The input topics: who names each, the record of its contract, how that becomes an event and which rules the event has to
 * keep. The position is part of stored bytes.
 */
public enum Input implements DeclaredTopic {
    /** People sign up. */
    SIGNUPS(
            "topics.signups",
            "commerce.signups",
            "Input: customers who signed up.",
            new EventContract<>(CustomerSignedUp.class, SignupMapping::event, SignupMapping::check)),

    /** Orders are placed. */
    PURCHASES(
            "topics.purchases",
            "commerce.purchases",
            "Input: completed orders.",
            new EventContract<>(OrderCompleted.class, PurchaseMapping::event, PurchaseMapping::check)),

    /** Orders are cancelled or refunded. */
    ADJUSTMENTS(
            "topics.adjustments",
            "commerce.purchase-adjustments",
            "Input: cancellations and refunds of orders.",
            new EventContract<>(OrderAdjusted.class, AdjustmentMapping::event, AdjustmentMapping::check)),

    /** Customers ask for something about their data. */
    REQUESTS(
            "topics.requests",
            "commerce.customer-requests",
            "Input: requests of customers to have their data erased.",
            new EventContract<>(CustomerRequest.class, RequestMapping::event, RequestMapping::check));

    private final String setting;
    private final String defaultName;
    private final String documentation;
    private final EventContract<?, ?> events;

    Input(String setting, String defaultName, String documentation, EventContract<?, ?> events) {
        this.setting = setting;
        this.defaultName = defaultName;
        this.documentation = documentation;
        this.events = events;
    }

    /**
     * The input whose contract has that record.
     *
     * @throws IllegalArgumentException if none has
     */
    public static Input of(SpecificRecord record) {
        return Arrays.stream(values())
                .filter(input -> input.recordClass().isInstance(record))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no event is made of " + record.getClass()));
    }

    @Override
    public String setting() {
        return setting;
    }

    @Override
    public String defaultName() {
        return defaultName;
    }

    @Override
    public String documentation() {
        return documentation;
    }

    @Override
    public Optional<Class<? extends SpecificRecord>> contract() {
        return Optional.of(recordClass());
    }

    /** The record of the topic's contract. */
    public Class<? extends SpecificRecord> recordClass() {
        return events.recordClass();
    }

    /**
     * The event of a record.
     *
     * @param validation the rules that every event has to keep
     * @param wallMillis the wall clock, in milliseconds since 1970
     * @throws RejectedException if a rule is broken
     * @throws ClassCastException if the record is not of this input's class
     */
    public CustomerEvent admit(Object record, Validation validation, long wallMillis) throws RejectedException {
        return events.admit(record, validation, wallMillis);
    }
}
