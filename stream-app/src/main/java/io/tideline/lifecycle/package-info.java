/**
 * Where a customer stands, since which instant, and how a changed history changes what was said about it.
 *
 * <p>Pure; above {@code ledger} and {@code kpi}, of which it needs only the former, and below {@code cohort}.
 */
package io.tideline.lifecycle;
