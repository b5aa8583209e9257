/** The processor that adds up what the ledgers hand over, and publishes what changed. */
package io.tideline.stream.rollup;
