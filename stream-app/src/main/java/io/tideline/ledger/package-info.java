/** The truth about one customer, and the history that figures are made of. */
package io.tideline.ledger;
