/** Sales of the last minutes, by channel, and the windows that they are counted in. */
package io.tideline.pulse;
