/**
 * Admission: records as they came, their mapping to events, the rules that events must keep, and why one is refused.
 */
package io.tideline.admission;
