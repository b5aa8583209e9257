/** The HTTP server: the API for figures and customers, metrics, probes, the live page. It also asks other instances. */
package io.tideline.http;
