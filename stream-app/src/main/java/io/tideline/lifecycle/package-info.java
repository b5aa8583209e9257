/**
 * The states of a customer, the instants at which they began, and the rows to emit when a changed history changes them.
 */
package io.tideline.lifecycle;
