/**
 * Stored bytes of everything that outlives the process: versioned, compact, readable for ever; and the names of the
 * stores.
 */
package io.tideline.storage;
