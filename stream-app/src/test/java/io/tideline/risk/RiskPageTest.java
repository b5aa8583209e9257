package io.tideline.risk;

import static org.assertj.core.api.Assertions.assertThat;

import io.tideline.risk.assess.LevelStart;
import io.tideline.risk.assess.Outlook;
import io.tideline.risk.assess.Reason;
import io.tideline.risk.assess.ReasonCode;
import io.tideline.risk.assess.RiskAssessment;
import io.tideline.risk.assess.RiskAssessor;
import io.tideline.risk.assess.RiskRules;
import io.tideline.risk.model.CustomerHistory;
import io.tideline.risk.model.RiskModel;
import io.tideline.risk.model.SpendDay;
import io.tideline.risk.purchase.BetaGeometricNbd;
import io.tideline.risk.purchase.DropoutRule;
import io.tideline.risk.spend.GammaGamma;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The worked example of docs/risk.md, computed. */
class RiskPageTest {
    private static final Path PAGE = Path.of("..", "docs", "risk.md");
    private static final RiskModel MODEL = new RiskModel(
            new BetaGeometricNbd(0.525, 43.3, 0.891, 1.614, DropoutRule.AFTER_EVERY_ORDER),
            Optional.of(new GammaGamma(6.25, 3.74, 15.4)));
    private static final CustomerHistory CUSTOMER = CustomerHistory.of(
            List.of(new SpendDay(0, 20, false), new SpendDay(40, 35, false), new SpendDay(62, 30, false)), List.of());
    private static final double GAP_DAYS = 45;

    @Test
    void workedExample_isWhatTheCodeComputes() throws IOException {
        assertThat(Files.readString(PAGE)).contains(String.join("\n", table()));
    }

    private static List<String> table() {
        RiskAssessor assessor = new RiskAssessor(Optional.of(MODEL), RiskRules.DEFAULT);
        RiskAssessment assessment = assessor.assess(CUSTOMER, GAP_DAYS);
        Outlook now = assessment.outlook().orElseThrow();
        Outlook fresh = assessor.assess(CUSTOMER, 0).outlook().orElseThrow();
        List<String> lines = new ArrayList<>();
        lines.add("| | right after the last order | 45 days later |");
        lines.add("|---|---|---|");
        lines.add(row("`probabilityAlive`", "%.4f", fresh.probabilityAlive(), now.probabilityAlive()));
        lines.add(row("`probabilityOfOrder`", "%.4f", fresh.probabilityOfOrder(), now.probabilityOfOrder()));
        lines.add(row("`risk`", "%.4f", fresh.risk(), now.risk()));
        lines.add(row("days to `expectedNextOrderAt`", "%.1f", fresh.daysToNextOrder(), now.daysToNextOrder()));
        lines.add(row(
                "`expectedOrders90`",
                "%.4f",
                fresh.quarter().orders(),
                now.quarter().orders()));
        lines.add(row(
                "`expectedOrders365`", "%.4f", fresh.year().orders(), now.year().orders()));
        lines.add(row(
                "`expectedRevenue90`",
                "%.2f",
                fresh.quarter().revenue(),
                now.quarter().revenue()));
        lines.add(row(
                "`expectedRevenue365`",
                "%.2f",
                fresh.year().revenue(),
                now.year().revenue()));
        lines.add(row("`valueAtRisk`", "%.2f", fresh.valueAtRisk(), now.valueAtRisk()));
        lines.add("");
        StringBuilder levels = new StringBuilder("Levels, in days after the last order:");
        for (LevelStart start : assessor.schedule(CUSTOMER).starts()) {
            levels.append(String.format(Locale.ROOT, " %s from %.2f,", start.level(), start.gapDays()));
        }
        lines.add(levels.substring(0, levels.length() - 1) + ".");
        for (Reason reason : assessment.reasons()) {
            lines.add(String.format(
                    Locale.ROOT,
                    "Reason after 45 days: %s, %.0f days against %.0f, weight %.3f.",
                    reason.code() == ReasonCode.OVERDUE ? "LONG_GAP" : reason.code(),
                    reason.observed(),
                    reason.usual(),
                    -Math.expm1(-reason.strength())));
        }
        lines.add("Suggested action after 45 days: " + assessment.action() + ".");
        return lines;
    }

    private static String row(String name, String format, double fresh, double now) {
        return String.format(Locale.ROOT, "| %s | " + format + " | " + format + " |", name, fresh, now);
    }

    /** Prints the example, to be pasted into the page. */
    public static void main(String[] args) {
        table().forEach(System.out::println);
    }
}
