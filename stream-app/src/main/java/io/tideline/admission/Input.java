package io.tideline.admission;

import io.tideline.commerce.CustomerRequest;
import io.tideline.commerce.CustomerSignedUp;
import io.tideline.commerce.OrderAdjusted;
import io.tideline.commerce.OrderCompleted;
import org.apache.avro.specific.SpecificRecord;

/** The kinds of input topics; the position is part of stored bytes. */
public enum Input {
    /** People sign up. */
    SIGNUPS(CustomerSignedUp.class),
    /** Orders are placed. */
    PURCHASES(OrderCompleted.class),
    /** Orders are cancelled or refunded. */
    ADJUSTMENTS(OrderAdjusted.class),
    /** Customers ask for something about their data. */
    REQUESTS(CustomerRequest.class);

    private final Class<? extends SpecificRecord> recordClass;

    Input(Class<? extends SpecificRecord> recordClass) {
        this.recordClass = recordClass;
    }

    /** The record of the topic's contract. */
    public Class<? extends SpecificRecord> recordClass() {
        return recordClass;
    }
}
