/** The counts that the models are fitted to, which are contributions of histories like all figures. */
package io.tideline.risk.counts;
