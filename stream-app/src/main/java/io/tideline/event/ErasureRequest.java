package io.tideline.event;

/** A customer asked to be forgotten. */
public record ErasureRequest(String eventId, String customerId, long occurredAt) implements CustomerEvent {}
