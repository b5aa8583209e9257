/** The events of a customer: signups, purchases, adjustments and requests, with exact money. */
package io.tideline.event;
