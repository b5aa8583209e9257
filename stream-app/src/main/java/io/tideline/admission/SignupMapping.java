package io.tideline.admission;

import io.tideline.commerce.CustomerSignedUp;
import io.tideline.event.Signup;

/** Signups of the contract as events. */
final class SignupMapping {
    private SignupMapping() {}

    static Signup event(CustomerSignedUp signup) {
        return new Signup(
                signup.getEventId(),
                signup.getCustomerId(),
                signup.getOccurredAt().toEpochMilli(),
                Fields.known(signup.getChannel()),
                Fields.known(signup.getSource()),
                Fields.known(signup.getCountry()));
    }

    /** A signup keeps the rules of all events, and has no more. */
    static void check(Signup signup) {}
}
