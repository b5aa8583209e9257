/** What customers spend on an occasion: Gamma-Gamma and its fit. */
package io.tideline.risk.spend;
