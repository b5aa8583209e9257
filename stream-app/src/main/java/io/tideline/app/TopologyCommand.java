package io.tideline.app;

import io.tideline.app.command.BuildVersion;
import io.tideline.app.command.ClusterOptions;
import io.tideline.config.Settings;
import io.tideline.stream.Blueprint;
import io.tideline.stream.Observer;
import io.tideline.stream.RetentionTopology;
import java.util.Arrays;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.kafka.streams.Topology;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code tideline topology}: the processors, stores and topics of the pipeline, as Kafka Streams describes them. */
@Command(
        name = "topology",
        mixinStandardHelpOptions = true,
        versionProvider = BuildVersion.class,
        sortOptions = false,
        header = "Prints processors, stores and topics of the pipeline, as Kafka Streams describes them.",
        description = "No broker is asked. Stores and internal topics carry the names shown here, after the application"
                + " id; an upgrade keeps the state whose names it keeps.")
final class TopologyCommand implements Runnable {
    /** The number of partitions is arbitrary, because a description does not show it. */
    private static final int ANY_PARTITIONS = 1;

    private static final Pattern LIST = Pattern.compile("(?<=\\[)[^\\]]+");

    private final Map<String, String> environment;

    @Spec
    private CommandSpec spec;

    @Mixin
    private ClusterOptions options = new ClusterOptions();

    TopologyCommand(Map<String, String> environment) {
        this.environment = Map.copyOf(environment);
    }

    @Override
    public void run() {
        Settings settings = options.settings(environment);
        Topology topology = RetentionTopology.of(new Blueprint(settings, ANY_PARTITIONS, Observer.NONE));
        spec.commandLine().getOut().print(sorted(topology.describe().toString()));
        spec.commandLine().getOut().flush();
    }

    /** Sorts the stores of each processor, because Kafka Streams lists them in an order that changes from run to run. */
    private static String sorted(String description) {
        return LIST.matcher(description)
                .replaceAll(
                        list -> Arrays.stream(list.group().split(", ")).sorted().collect(Collectors.joining(", ")));
    }
}
