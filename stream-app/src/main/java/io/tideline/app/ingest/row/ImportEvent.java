package io.tideline.app.ingest.row;

import java.time.Instant;
import org.apache.avro.specific.SpecificRecord;

/**
 * One row as an event of the contract.
 *
 * @param kind what happened
 * @param customerId whose event it is, the key of the record
 * @param occurredAt event time
 * @param value the record to send
 */
public record ImportEvent(EventKind kind, String customerId, Instant occurredAt, SpecificRecord value) {}
