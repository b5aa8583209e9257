/** When customers order: BG/NBD and MBG/NBD, their fits, and the probabilities that follow in closed form. */
package io.tideline.risk.purchase;
