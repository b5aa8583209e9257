package io.tideline.customer;

import io.tideline.delta.Cause;
import io.tideline.ledger.History;
import java.util.Set;

/**
 * A change of a customer's history, the difference of whose contributions has to be added to the sums.
 *
 * @param before the history that has been counted
 * @param after the history that counts from now on
 * @param causes why final figures may change by it
 */
public record HistoryChange(History before, History after, Set<Cause> causes) {}
