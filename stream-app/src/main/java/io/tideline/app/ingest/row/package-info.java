/** The import format: rows of CSV and NDJSON files, and the events of the contract that they report. */
package io.tideline.app.ingest.row;
