/** Stored bytes of the domain: versioned, compact, readable for ever. */
package io.tideline.codec;
