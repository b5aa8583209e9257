package io.tideline.contract;

import io.tideline.lifecycle.LifecycleRow;
import java.util.Optional;

/**
 * A change of a customer's lifecycle.
 *
 * @param row the change; empty for a customer who is forgotten
 * @param asOf the clock, in milliseconds since 1970
 */
public record LifecycleOutput(String customerId, Optional<LifecycleRow> row, long asOf) {}
