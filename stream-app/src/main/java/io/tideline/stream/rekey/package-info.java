/** Brings events to the partition of the customer in their value. */
package io.tideline.stream.rekey;
