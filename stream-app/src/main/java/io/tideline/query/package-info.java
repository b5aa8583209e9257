/** Answers from the local stores of any instance, and who holds what is not here. */
package io.tideline.query;
