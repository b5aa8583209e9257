/** Queries: reads of the stores of this instance, and the locations of everything that other instances hold. */
package io.tideline.query;
