/** Maxima and roots of smooth functions, and how the outcome of a fit is told. */
package io.tideline.risk.solver;
