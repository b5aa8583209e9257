/** Days, windows and zones: how instants become store days and which days a figure looks back on. */
package io.tideline.calendar;
