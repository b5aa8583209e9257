/** Tests of all scores on a holdout. */
package io.tideline.risk.evaluation;
