package io.tideline.contract;

import io.tideline.admission.DeclaredTopic;
import java.util.List;
import java.util.Optional;
import org.apache.avro.specific.SpecificRecord;

/**
 * An output topic: who names it, what it keeps, when it is written. Each is one value in {@link OutputTopics}, compared by
 * identity.
 */
public class OutputTopic implements DeclaredTopic {
    private final Declaration declaration;

    OutputTopic(Declaration declaration) {
        this.declaration = declaration;
    }

    @Override
    public final String setting() {
        return declaration.setting();
    }

    @Override
    public final String defaultName() {
        return declaration.defaultName();
    }

    @Override
    public final String documentation() {
        return declaration.documentation();
    }

    @Override
    public Optional<Class<? extends SpecificRecord>> contract() {
        return Optional.empty();
    }

    /** What the topic keeps. */
    public final TopicShape shape() {
        return declaration.shape();
    }

    /** Whether the topic has one partition, because it is little and is read as one stream. */
    public final boolean hasOnePartition() {
        return declaration.hasOnePartition();
    }

    /** What a shop must have chosen for the topic to be written; empty if it is always written. */
    public final Optional<Output> output() {
        return declaration.output();
    }

    /** The files to which a replay writes the topic. */
    public final ResultFiles resultFiles() {
        return declaration.resultFiles();
    }

    @Override
    public final String toString() {
        return defaultName();
    }

    /** What can be published beside the KPIs; the setting {@code outputs} names them. */
    public enum Output {
        /** Retention triangles. */
        COHORTS,
        /** What becomes of each customer. */
        LIFECYCLE,
        /** Sales in short windows. */
        PULSE,
        /** The churn risk of each customer, and the model behind it. */
        CHURN_RISK
    }

    /** What is declared of a topic, whatever its values are. */
    record Declaration(
            String setting,
            String defaultName,
            String documentation,
            TopicShape shape,
            boolean hasOnePartition,
            Optional<Output> output,
            ResultFiles resultFiles) {

        /** A topic that is always written, to as many partitions as are configured, and to no file. */
        static Declaration of(String setting, String defaultName, String documentation, TopicShape shape) {
            return new Declaration(
                    setting, defaultName, documentation, shape, false, Optional.empty(), ResultFiles.NONE);
        }

        Declaration inOnePartition() {
            return new Declaration(setting, defaultName, documentation, shape, true, output, resultFiles);
        }

        Declaration ifChosen(Output choice) {
            return new Declaration(
                    setting, defaultName, documentation, shape, hasOnePartition, Optional.of(choice), resultFiles);
        }

        Declaration inFiles(String noun, String... names) {
            ResultFiles files = new ResultFiles(List.of(names), noun);
            return new Declaration(setting, defaultName, documentation, shape, hasOnePartition, output, files);
        }
    }
}
