/**
 * How far figures can be published and are final: watermarks of all inputs, the frontier that follows from them, and
 * the status of rows.
 */
package io.tideline.finality;
