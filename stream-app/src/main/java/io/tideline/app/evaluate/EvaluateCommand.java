package io.tideline.app.evaluate;

import io.tideline.admission.RecordAdmission;
import io.tideline.app.command.BuildVersion;
import io.tideline.app.command.CommandFailure;
import io.tideline.app.command.ExitCode;
import io.tideline.app.ingest.FileOptions;
import io.tideline.app.ingest.ImportPlan;
import io.tideline.app.ingest.OrderFileReading;
import io.tideline.app.ingest.row.ImportException;
import io.tideline.app.ingest.row.InputSource;
import io.tideline.config.Plan;
import io.tideline.config.SettingSources;
import io.tideline.config.Settings;
import io.tideline.risk.evaluation.HoldoutCustomer;
import io.tideline.risk.evaluation.ModelEvaluation;
import io.tideline.risk.solver.FitLimits;
import java.io.InputStream;
import java.io.PrintWriter;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code tideline model evaluate}: fits on the past of order files and scores their future. */
@Command(
        name = "evaluate",
        mixinStandardHelpOptions = true,
        versionProvider = BuildVersion.class,
        sortOptions = false,
        header = "Fits the model on the past of files of orders and scores their future.",
        description = {
            "The models know everything that occurred up to the end of the calibration, and nothing after it. All"
                    + " customers with an order by then are scored, and the scores are compared with the orders within the"
                    + " horizon. The report has the parameters, the ranking (AUC), the accuracy (Brier, log-loss), the"
                    + " calibration by tenths, and expected against actual orders, for the score in use, the models alone,"
                    + " rules of thumb and plain recency.",
            "Orders of one day count once. No broker is asked."
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:evaluated",
            "1:a file cannot be read, or something failed on the way",
            "2:the command line or a setting is not valid",
            "4:a file is not in the format, the calibration does not end within the data, or there are too few"
                    + " customers to fit a model",
            "130:interrupted by Ctrl-C"
        })
final class EvaluateCommand implements Callable<Integer> {
    private static final int MAX_HORIZON_DAYS = 3650;
    /** The number of partitions is arbitrary, because no topic is read. */
    private static final int NO_PARTITIONS = 1;

    private final Map<String, String> environment;
    private final InputStream standardInput;

    @Spec
    private CommandSpec spec;

    @Mixin
    private FileOptions input = new FileOptions();

    @Option(
            names = "--calibration-end",
            paramLabel = "DATE",
            required = true,
            converter = DateOption.class,
            description = "The last day the models know, in the store zone; such as 2026-03-31.")
    private LocalDate calibrationEnd = LocalDate.EPOCH;

    @Option(
            names = "--horizon",
            paramLabel = "DAYS",
            required = true,
            description = "How many days after it count, 1 to 3650.")
    private int horizonDays;

    @Option(
            names = "--without-prior",
            description = "Fits without the weak prior that the stream always has, as published tables do.")
    private boolean withoutPrior;

    @Option(names = "--json", description = "One JSON object instead of tables.")
    private boolean json;

    EvaluateCommand(Map<String, String> environment, InputStream standardInput) {
        this.environment = Map.copyOf(environment);
        this.standardInput = standardInput;
    }

    @Override
    public Integer call() throws ImportException {
        if (horizonDays < 1 || horizonDays > MAX_HORIZON_DAYS) {
            throw new ParameterException(
                    spec.commandLine(), "--horizon must be 1 to " + MAX_HORIZON_DAYS + " days, was " + horizonDays);
        }
        settings(Optional.empty()); // Reports mistakes before anything is read.
        List<InputSource> sources = input.sources(standardInput);
        Settings settings = settings(ImportPlan.look(sources).currency());
        Evaluated evaluated = evaluate(settings, read(settings, sources));
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.println(EvaluationJson.of(evaluated));
        } else {
            new EvaluationText(evaluated, out).print();
        }
        out.flush();
        return ExitCode.OK.code();
    }

    private PeriodOrders read(Settings settings, List<InputSource> sources) throws ImportException {
        PeriodOrders orders = new PeriodOrders(
                new Plan(settings, NO_PARTITIONS).rules(), Math.toIntExact(calibrationEnd.toEpochDay()), horizonDays);
        RecordAdmission admission = new RecordAdmission(settings.time().maxFutureSkew(), System.currentTimeMillis());
        OrderFileReading.Rows rows = new OrderFileReading(
                        settings.store().timeZone(), settings.store().currency())
                .read(sources, row -> admission.admit(row).ifPresent(orders::accept));
        if (rows.counts().rejects() > 0) {
            note(
                    "%,d rows are not in the format and were left out, the first: %s.",
                    rows.counts().rejects(), rows.firstRejects().get(0).message());
        }
        admission
                .firstRefusal()
                .ifPresent(reason -> note(
                        "%,d events would be dead letters and were left out, the first: %s.",
                        admission.refused(), reason));
        checkPeriod(orders);
        return orders;
    }

    private void checkPeriod(PeriodOrders orders) {
        if (orders.firstDay().isEmpty()) {
            throw new CommandFailure(ExitCode.VIOLATION, "there is no event in the files");
        }
        LocalDate first = LocalDate.ofEpochDay(orders.firstDay().getAsInt());
        LocalDate last = LocalDate.ofEpochDay(orders.lastDay().getAsInt());
        if (calibrationEnd.isBefore(first) || !calibrationEnd.isBefore(last)) {
            throw new CommandFailure(
                    ExitCode.VIOLATION,
                    "the calibration must end within the data, from " + first + " to the day before " + last + ", was "
                            + calibrationEnd);
        }
        if (calibrationEnd.plusDays(horizonDays).isAfter(last)) {
            note(
                    "The last event is of %s, before the horizon ends on %s: what came later looks as if nobody ordered.",
                    last, calibrationEnd.plusDays(horizonDays));
        }
    }

    private Evaluated evaluate(Settings settings, PeriodOrders orders) {
        FitLimits limits = new FitLimits(settings.risk().modelMinCustomers(), FitLimits.DEFAULT.minRepeaters());
        List<HoldoutCustomer> customers = orders.customers();
        ModelEvaluation.Report report = new ModelEvaluation(horizonDays, !withoutPrior, limits)
                .evaluate(customers, Math.toIntExact(calibrationEnd.toEpochDay()));
        report.mbg().match(fit -> fit, failed -> {
            throw new CommandFailure(
                    ExitCode.VIOLATION,
                    "no model can be fitted to what was known on " + calibrationEnd + ": " + failed.message());
        });
        return new Evaluated(
                calibrationEnd, horizonDays, !withoutPrior, settings.store().currency(), report);
    }

    /** The settings of the options over those of the environment; the currency of the files is the weakest. */
    private Settings settings(Optional<String> currencyOfFile) {
        return Settings.read(new SettingSources(input.settings(currencyOfFile), environment, Optional.empty()));
    }

    private void note(String format, Object... values) {
        spec.commandLine().getErr().printf(format + "%n", values);
        spec.commandLine().getErr().flush();
    }
}
