/** The processor that keeps the ledgers of its customers. */
package io.tideline.stream.ledger;
