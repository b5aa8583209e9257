package io.tideline.app.command;

import io.tideline.config.InvalidSettingsException;
import io.tideline.config.NearestName;
import io.tideline.schemas.registry.RegistryException;
import java.io.PrintWriter;
import java.util.Collection;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/**
 * Ends every command that fails with a plain sentence on standard error and an exit code. A stack trace is printed only
 * with {@code --verbose}.
 */
final class CommandErrors implements IExecutionExceptionHandler, IParameterExceptionHandler {
    private static final String PREFIX = "tideline: ";

    @Override
    public int handleExecutionException(Exception thrown, CommandLine command, ParseResult parsed) {
        PrintWriter err = command.getErr();
        if (Log.showsDetails()) {
            thrown.printStackTrace(err);
        }
        ExitCode exit = exitCodeOf(thrown);
        if (exit != ExitCode.INTERRUPTED) {
            print(thrown, err);
        }
        err.flush();
        return exit.code();
    }

    @Override
    public int handleParseException(ParameterException wrong, String[] arguments) {
        CommandLine command = wrong.getCommandLine();
        PrintWriter err = command.getErr();
        if (needsSubcommand(command)) {
            command.usage(err);
        } else {
            err.println(PREFIX + sentence(wrong));
            err.println("Try: " + command.getCommandSpec().qualifiedName() + " --help");
        }
        err.flush();
        return ExitCode.USAGE.code();
    }

    private static String sentence(ParameterException wrong) {
        if (wrong instanceof UnmatchedArgumentException unmatched) {
            String first = unmatched.getUnmatched().get(0);
            boolean isCommand = !wrong.getCommandLine().getSubcommands().isEmpty();
            String what = first.startsWith("-") ? "option" : isCommand ? "command" : "argument";
            String hint = NearestName.to(first, knownIn(wrong.getCommandLine(), first.startsWith("-")))
                    .map(name -> "; did you mean " + name + "?")
                    .orElse("");
            return first + " is no known " + what + hint;
        }
        return wrong.getMessage().replace("option option", "option");
    }

    private static Collection<String> knownIn(CommandLine command, boolean options) {
        return options
                ? command.getCommandSpec().optionsMap().keySet()
                : command.getSubcommands().keySet();
    }

    /** Whether the command only groups other commands, and none of these was given. */
    private static boolean needsSubcommand(CommandLine command) {
        ParseResult parsed = command.getParseResult();
        return !command.getSubcommands().isEmpty()
                && parsed != null
                && !parsed.hasSubcommand()
                && parsed.unmatched().isEmpty()
                && parsed.errors().isEmpty();
    }

    private static ExitCode exitCodeOf(Exception thrown) {
        if (thrown instanceof InterruptedException || Thread.currentThread().isInterrupted()) {
            return ExitCode.INTERRUPTED;
        }
        if (thrown instanceof ExitReason reason) {
            return reason.exitCode();
        }
        if (thrown instanceof InvalidSettingsException) {
            return ExitCode.USAGE;
        }
        return thrown instanceof RegistryException registry ? exitCodeOf(registry) : ExitCode.RUNTIME;
    }

    private static ExitCode exitCodeOf(RegistryException registry) {
        return switch (registry.fault()) {
            case UNREACHABLE, SERVER_ERROR, UNAUTHORIZED -> ExitCode.UNREACHABLE;
            case REFUSED, GARBLED -> ExitCode.RUNTIME;
            case NOT_AVRO, NOT_REGISTERED -> ExitCode.VIOLATION;
        };
    }

    private static void print(Exception thrown, PrintWriter err) {
        if (thrown instanceof InvalidSettingsException settings) {
            settings.problems().forEach(problem -> err.println(PREFIX + problem));
        } else if (thrown instanceof ExitReason || thrown instanceof RegistryException) {
            err.println(PREFIX + thrown.getMessage());
        } else {
            err.println(PREFIX + ErrorText.of(thrown) + " (--verbose shows where)");
        }
    }
}
