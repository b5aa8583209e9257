package io.tideline.customer;

import java.util.Optional;

/**
 * One record about a customer's risk that has to be sent.
 *
 * @param row what it says; empty if what was sent before is withdrawn, because the customer was erased or has no order any
 *     more
 * @param asOf the instant for which it holds, in milliseconds since 1970
 */
public record RiskEmission(Optional<RiskRow> row, long asOf) {}
