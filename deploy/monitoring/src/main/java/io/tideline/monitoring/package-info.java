/** Dashboards and alerts: their sources, and what is written from them for Prometheus and Grafana. */
package io.tideline.monitoring;
