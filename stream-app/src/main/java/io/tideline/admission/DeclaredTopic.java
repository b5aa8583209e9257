package io.tideline.admission;

import java.util.Optional;
import org.apache.avro.specific.SpecificRecord;

/** A topic of the pipeline as it is declared: who names it, what it holds. An input or an output. */
public interface DeclaredTopic {
    /** The name of the setting that names the topic. */
    String setting();

    /** The name of the topic unless the setting gives another. */
    String defaultName();

    /** What the topic holds, as the reference of the settings says it: one sentence. */
    String documentation();

    /** The record of its contract; empty for a topic whose values can be any bytes. */
    Optional<Class<? extends SpecificRecord>> contract();
}
