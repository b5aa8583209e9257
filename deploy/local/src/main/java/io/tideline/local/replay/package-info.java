/** Order files through the whole pipeline on a local stack, and the results as files. */
package io.tideline.local.replay;
