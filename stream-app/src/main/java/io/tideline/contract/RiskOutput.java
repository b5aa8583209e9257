package io.tideline.contract;

import io.tideline.customer.RiskRow;
import java.util.Optional;

/**
 * The risk of a customer.
 *
 * @param customerId the customer
 * @param risk the risk; empty for a customer who is forgotten, or has no order any more
 * @param asOf the instant for which it holds, in milliseconds since 1970
 */
public record RiskOutput(String customerId, Optional<RiskRow> risk, long asOf) {}
