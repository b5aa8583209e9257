package io.tideline.contract;

import java.util.List;

/**
 * The files to which a replay writes what a topic holds in the end. The ending of a name is the format: {@code csv} is a
 * table, {@code ndjson} has one object a line, {@code json} is the only record, or null.
 *
 * @param names of the files; empty if a replay does not write the topic
 * @param noun what its records are called, in the plural; empty if they are not counted
 */
public record ResultFiles(List<String> names, String noun) {
    /** A replay does not write the topic. */
    static final ResultFiles NONE = new ResultFiles(List.of(), "");
}
