package io.tideline.customer;

import java.util.List;
import java.util.OptionalLong;

/**
 * What a step emits about a customer.
 *
 * <p>The customer's entry in the list of those at risk changes from that of {@code before}'s risk to that of {@code
 * after}'s.
 *
 * @param before what had been emitted
 * @param after what has been emitted with this
 * @param timer the instant of the timer to set, in milliseconds since 1970; empty if the customer needs no other one
 * @param lifecycle the records about the lifecycle, in the order in which they have to be sent
 * @param risk the records about the risk, in the order in which they have to be sent
 */
public record Emission(
        EmittedState before,
        EmittedState after,
        OptionalLong timer,
        List<LifecycleEmission> lifecycle,
        List<RiskEmission> risk) {

    /** Nothing is emitted. */
    static Emission none(EmittedState state) {
        return new Emission(state, state, OptionalLong.empty(), List.of(), List.of());
    }
}
