/** What is kept of one customer: the ledger, and what was emitted about it. */
package io.tideline.customer;
