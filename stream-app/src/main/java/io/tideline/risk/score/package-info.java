/** A score learned from the shop's own past, and the proof that it ranks better than the model alone. */
package io.tideline.risk.score;
