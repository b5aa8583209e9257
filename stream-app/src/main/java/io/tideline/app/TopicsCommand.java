package io.tideline.app;

import io.tideline.app.command.BuildVersion;
import io.tideline.app.command.ClusterOptions;
import io.tideline.app.command.CommandFailure;
import io.tideline.app.command.ExitCode;
import io.tideline.app.topics.ClusterConnection;
import io.tideline.app.topics.TopicAction;
import io.tideline.app.topics.TopicPlan;
import io.tideline.app.topics.TopicTable;
import io.tideline.config.Settings;
import java.io.PrintWriter;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code tideline topics}: the topics of the pipeline on a cluster. */
@Command(
        name = "topics",
        mixinStandardHelpOptions = true,
        versionProvider = BuildVersion.class,
        header = "Creates the topics of the pipeline, or shows what is to be done about them.",
        synopsisSubcommandLabel = "COMMAND")
final class TopicsCommand {
    private static final String CONFLICT = "nothing was changed, because of the topics in CONFLICT: mend these first";

    private final Map<String, String> environment;

    @Spec
    private CommandSpec spec;

    TopicsCommand(Map<String, String> environment) {
        this.environment = Map.copyOf(environment);
    }

    @Command(
            name = "plan",
            mixinStandardHelpOptions = true,
            versionProvider = BuildVersion.class,
            sortOptions = false,
            header = "Shows what 'topics apply' would do, and changes nothing.",
            description = "Ends with 4 if a topic is in conflict: wrong in a way that only people can mend.")
    int plan(@Mixin ClusterOptions options) {
        Settings settings = options.settings(environment);
        try (ClusterConnection connection = ClusterConnection.open(settings)) {
            TopicPlan plan = show(settings, connection);
            return (plan.hasConflict() ? ExitCode.VIOLATION : ExitCode.OK).code();
        }
    }

    @Command(
            name = "apply",
            mixinStandardHelpOptions = true,
            versionProvider = BuildVersion.class,
            sortOptions = false,
            header = "Creates the topics that are missing, and corrects the configuration of the others.",
            description = {
                "Deletes nothing, and never changes a number of partitions. A second time changes nothing.",
                "If a topic is in conflict, nothing at all is changed and the exit code is 4."
            })
    int apply(
            @Mixin ClusterOptions options,
            @Option(names = "--dry-run", description = "Shows what would be done, and changes nothing.")
                    boolean dryRun) {
        Settings settings = options.settings(environment);
        try (ClusterConnection connection = ClusterConnection.open(settings)) {
            TopicPlan plan = show(settings, connection);
            if (plan.hasConflict()) {
                throw new CommandFailure(ExitCode.VIOLATION, CONFLICT);
            }
            if (!dryRun) {
                connection.apply(plan);
            }
            out().println(summary(plan, dryRun));
            out().flush();
            return ExitCode.OK.code();
        }
    }

    private TopicPlan show(Settings settings, ClusterConnection connection) {
        TopicPlan plan = TopicPlan.of(
                settings.topics(), connection.describe(settings.topics().all()));
        out().print(TopicTable.of(plan));
        out().flush();
        return plan;
    }

    private static String summary(TopicPlan plan, boolean dryRun) {
        return "%s%d created, %d altered, %d as they have to be"
                .formatted(
                        dryRun ? "dry run, nothing is changed: " : "",
                        plan.of(TopicAction.Kind.CREATE).size(),
                        plan.of(TopicAction.Kind.ALTER).size(),
                        plan.of(TopicAction.Kind.OK).size());
    }

    private PrintWriter out() {
        return spec.commandLine().getOut();
    }
}
