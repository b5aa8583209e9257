/** A pair of fitted models with its score, what it reads of a customer, and how it is fitted. */
package io.tideline.risk.model;
