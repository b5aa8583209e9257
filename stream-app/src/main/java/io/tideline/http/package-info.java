/** Figures, customers, metrics and health over HTTP. */
package io.tideline.http;
