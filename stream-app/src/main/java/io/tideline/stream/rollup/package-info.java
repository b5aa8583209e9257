/**
 * The rollup adds up what the ledgers hand over, and publishes the rows that changed.
 *
 * <p>All families of rows go through one machine: a publisher, a registry of segments, and an aggregate for each segment. A
 * {@link io.tideline.stream.rollup.RowFamily} says what is its own; a new one is a class, three stores and a line in
 * {@link io.tideline.stream.rollup.RollupProcessor}. The counts of the churn model are no rows: they have no segments and no
 * revisions, and what no fit reads any more is deleted; so they have an aggregate of their own.
 */
package io.tideline.stream.rollup;
