package io.tideline.storage;

import io.tideline.risk.assess.RiskLevel;
import java.math.BigDecimal;

/**
 * An entry in the list of customers at risk.
 *
 * @param level the level of the customer's risk
 * @param valueAtRisk the value at the moment that the level began, in the reporting currency, with four decimals
 */
public record AtRiskEntry(String customerId, RiskLevel level, BigDecimal valueAtRisk) {}
