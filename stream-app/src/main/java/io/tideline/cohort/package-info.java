/** Cohorts: groups of people who began in the same week or month, and what became of them period by period. */
package io.tideline.cohort;
