/** The algebra of changes: signed points, their numbers, differences of histories, and the sums of points. */
package io.tideline.delta;
