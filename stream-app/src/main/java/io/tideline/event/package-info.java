/** What a customer's stream says: signups, purchases, adjustments and requests, with exact money. */
package io.tideline.event;
