package io.tideline.cohort;

import io.tideline.ledger.History;
import java.util.OptionalInt;

/** What makes people belong together; the position is part of stored bytes. */
public enum CohortKind {
    /** Customers, by the day of their first occasion. */
    FIRST_ORDER,
    /** People who signed up, customers or not, by the day of their earliest signup. */
    SIGNUP;

    /** The epoch day that puts somebody into a cohort, if anything does. */
    OptionalInt dayOf(History history) {
        return switch (this) {
            case FIRST_ORDER ->
                history.occasions().isEmpty()
                        ? OptionalInt.empty()
                        : OptionalInt.of(history.occasions().get(0).day());
            case SIGNUP -> history.signupDay();
        };
    }
}
