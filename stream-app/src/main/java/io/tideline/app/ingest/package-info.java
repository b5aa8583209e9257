/**
 * Import of order files: CSV and NDJSON become events of the contract and go to the input topics of a cluster.
 *
 * <p>{@link io.tideline.app.ingest.OrderFileImport} is the way in for code, {@link io.tideline.app.ingest.ImportCommand}
 * for the command line.
 *
 * <p>A line passes through: {@code InputSource} (bytes as stored), {@code OpenInput} (unpacked, decoded, format told by
 * content), {@code RowReader} (text by column), {@code RowEvents} (an event of the contract, or a reject), {@code
 * EventSender} (Kafka). {@code ImportRun} drives them and keeps count, rejects and checkpoint.
 */
package io.tideline.app.ingest;
