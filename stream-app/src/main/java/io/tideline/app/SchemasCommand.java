package io.tideline.app;

import io.tideline.app.command.BuildVersion;
import io.tideline.app.command.ClusterOptions;
import io.tideline.app.command.ExitCode;
import io.tideline.app.topics.RegistryInspection;
import io.tideline.schemas.ContractReport;
import io.tideline.schemas.ContractReport.State;
import io.tideline.schemas.registry.RegisteredSchema;
import java.io.PrintWriter;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code tideline schemas}: the schemas of the pipeline in a registry. */
@Command(
        name = "schemas",
        mixinStandardHelpOptions = true,
        versionProvider = BuildVersion.class,
        header = "Registers the schemas of the pipeline, or shows their state in the registry.",
        synopsisSubcommandLabel = "COMMAND")
final class SchemasCommand {
    private static final String COLUMNS = "%-12s  %-40s  %7s  %6s  %s%n";

    private final Map<String, String> environment;

    @Spec
    private CommandSpec spec;

    SchemasCommand(Map<String, String> environment) {
        this.environment = Map.copyOf(environment);
    }

    @Command(
            name = "check",
            mixinStandardHelpOptions = true,
            versionProvider = BuildVersion.class,
            sortOptions = false,
            header = "Shows the state of the schemas in the registry, and changes nothing.",
            description = "Ends with 4 if one is missing there or does not go with earlier versions.")
    int check(@Mixin ClusterOptions options) {
        return show(new RegistryInspection(options.settings(environment)).read());
    }

    @Command(
            name = "register",
            mixinStandardHelpOptions = true,
            versionProvider = BuildVersion.class,
            sortOptions = false,
            header = "Registers the schemas that are missing, and sets the compatibility of their subjects.",
            description = {
                "Each subject is set to accept fully compatible versions only. A second time changes nothing.",
                "Ends with 4 if a schema does not go with earlier versions; that one is left alone, the others are"
                        + " registered."
            })
    int register(@Mixin ClusterOptions options) {
        List<ContractReport> reports = new RegistryInspection(options.settings(environment)).register();
        reports.stream().flatMap(report -> report.changes().stream()).forEach(out()::println);
        return show(reports);
    }

    private int show(List<ContractReport> reports) {
        out().printf(COLUMNS, "STATE", "SUBJECT", "VERSION", "ID", "COMPATIBILITY");
        reports.forEach(report -> out().printf(
                        COLUMNS,
                        report.state(),
                        report.subject(),
                        report.registered()
                                .map(RegisteredSchema::version)
                                .map(String::valueOf)
                                .orElse("-"),
                        report.registered()
                                .map(RegisteredSchema::id)
                                .map(String::valueOf)
                                .orElse("-"),
                        report.level().orElse("registry's default")));
        out().flush();
        PrintWriter err = spec.commandLine().getErr();
        for (ContractReport report : reports) {
            report.reasons().forEach(reason -> err.println(report.subject() + ": " + reason));
        }
        err.flush();
        boolean complete = reports.stream().allMatch(report -> report.state() == State.REGISTERED);
        return (complete ? ExitCode.OK : ExitCode.VIOLATION).code();
    }

    private PrintWriter out() {
        return spec.commandLine().getOut();
    }
}
