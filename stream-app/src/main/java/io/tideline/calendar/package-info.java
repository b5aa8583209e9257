/** Days, windows and zones: which day of the store an instant is on, and which days a figure covers. */
package io.tideline.calendar;
