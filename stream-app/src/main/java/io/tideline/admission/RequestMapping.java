package io.tideline.admission;

import io.tideline.commerce.CustomerRequest;
import io.tideline.commerce.RequestKind;
import io.tideline.event.ErasureRequest;

/** Requests of the contract as events. */
final class RequestMapping {
    private RequestMapping() {}

    static ErasureRequest event(CustomerRequest request) throws RejectedException {
        if (request.getKind() != RequestKind.ERASE) {
            throw new RejectedException(Rejection.Code.UNKNOWN_KIND, "kind", "kind must be ERASE, was another one");
        }
        return new ErasureRequest(
                request.getEventId(),
                request.getCustomerId(),
                request.getOccurredAt().toEpochMilli());
    }

    /** A request keeps the rules of all events, and has no more. */
    static void check(ErasureRequest request) {}
}
