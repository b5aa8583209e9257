package io.tideline.app;

import io.tideline.app.command.BuildVersion;
import io.tideline.app.command.ClusterOptions;
import io.tideline.config.CurrentSetting;
import io.tideline.config.SettingReference;
import io.tideline.config.Settings;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code tideline config}: the current settings, and what every setting means. */
@Command(
        name = "config",
        mixinStandardHelpOptions = true,
        versionProvider = BuildVersion.class,
        header = "Prints the current settings, or what every setting means.",
        synopsisSubcommandLabel = "COMMAND")
final class ConfigCommand {
    private final Map<String, String> environment;

    @Spec
    private CommandSpec spec;

    ConfigCommand(Map<String, String> environment) {
        this.environment = Map.copyOf(environment);
    }

    @Command(
            name = "print",
            mixinStandardHelpOptions = true,
            versionProvider = BuildVersion.class,
            sortOptions = false,
            header = "Prints every setting with its current value and where it came from.",
            description = "A properties file that can be used again, except that secrets are hidden. Options,"
                    + " environment and file are read as 'tideline run' reads them; no broker is asked.")
    void print(@Mixin ClusterOptions options) {
        Settings settings = options.settings(environment);
        settings.warnings().forEach(spec.commandLine().getErr()::println);
        spec.commandLine().getErr().flush();
        spec.commandLine().getOut().print(CurrentSetting.page(settings.current()));
        spec.commandLine().getOut().flush();
    }

    @Command(
            name = "reference",
            mixinStandardHelpOptions = true,
            versionProvider = BuildVersion.class,
            header = "Prints what every setting means, as Markdown (docs/configuration.md).")
    void reference() {
        spec.commandLine().getOut().print(SettingReference.markdown());
        spec.commandLine().getOut().flush();
    }
}
