/** The fitted models together with the score, what they read of a customer, and how they are fitted. */
package io.tideline.risk.model;
