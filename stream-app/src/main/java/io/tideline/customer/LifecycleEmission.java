package io.tideline.customer;

import io.tideline.lifecycle.LifecycleRow;
import java.util.Optional;

/**
 * One record about a customer's lifecycle that has to be sent.
 *
 * @param row what it says; empty if everything that was sent about an erased customer is withdrawn
 * @param asOf the clock, in milliseconds since 1970
 */
public record LifecycleEmission(Optional<LifecycleRow> row, long asOf) {}
