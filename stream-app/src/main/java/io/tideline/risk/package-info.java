/**
 * Churn risk: how likely a customer orders again, what that is worth, when it falls through a level, and why.
 *
 * <p>A pure room: numbers in, values out. Nothing here reads a clock, a topic or a setting. Customers are described by
 * how often and how long they bought ({@link io.tideline.risk.purchase.BuyingHistory}) or, where spend and rhythm matter, by
 * {@link io.tideline.risk.model.CustomerHistory}. Money is floating point inside this room only, since every figure it
 * yields is an estimate.
 */
package io.tideline.risk;
