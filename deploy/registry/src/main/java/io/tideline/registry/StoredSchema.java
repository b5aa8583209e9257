package io.tideline.registry;

import java.nio.charset.StandardCharsets;
import java.util.UUID;

/**
 * A schema that the registry knows, whichever subjects it stands under.
 *
 * @param id number that precedes each record written with it, from 1, never given twice
 * @param text its canonical text, which is its identity
 */
public record StoredSchema(int id, String text) {

    /** An identifier that any registry gives to the same text. */
    public UUID guid() {
        return UUID.nameUUIDFromBytes(text.getBytes(StandardCharsets.UTF_8));
    }
}
