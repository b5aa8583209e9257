/** What a changed history changes in the figures: signed points, their numbers, and the sums that they add up to. */
package io.tideline.delta;
