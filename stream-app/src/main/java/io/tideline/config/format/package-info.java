/** How the text of a setting becomes a value. */
package io.tideline.config.format;
