/**
 * What may come in: records as they came, their mapping to events, the rules they must keep, and why one is refused.
 */
package io.tideline.admission;
