/** What the models are fitted to, as counts that are kept by the algebra of all figures. */
package io.tideline.risk.counts;
