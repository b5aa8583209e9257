/** The risk of one customer at one instant: level, reasons, what to expect, and when the next level begins. */
package io.tideline.risk.assess;
