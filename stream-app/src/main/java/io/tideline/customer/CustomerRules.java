package io.tideline.customer;

import io.tideline.ledger.Rules;
import io.tideline.lifecycle.Lifecycle;
import java.util.Optional;

/**
 * What a shop chose about how its customers are handled.
 *
 * @param ledger the definitions of the ledger
 * @param historyDays how many days before the latest event an event may be, at least 0
 * @param erasure what becomes of figures that count an erased customer
 * @param lifecycle the states of a customer; empty if nobody wants them
 */
public record CustomerRules(Rules ledger, int historyDays, ErasureMode erasure, Optional<Lifecycle> lifecycle) {}
