/** The commands that bring their own broker. */
package io.tideline.local.cli;
