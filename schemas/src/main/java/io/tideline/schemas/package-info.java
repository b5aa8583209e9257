/** Contracts: which record each topic holds, and how they get into the schema registry. */
package io.tideline.schemas;
