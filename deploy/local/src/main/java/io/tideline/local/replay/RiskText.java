package io.tideline.local.replay;

import io.tideline.retention.ChurnModel;
import io.tideline.retention.ChurnRisk;
import io.tideline.retention.RiskLevel;
import io.tideline.retention.RiskReason;
import java.io.PrintWriter;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The churn risk as text: customers by level, and those with the largest value at risk. */
final class RiskText {
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMM yyyy", Locale.ENGLISH);
    private static final int MOST_CUSTOMERS = 10;

    private final Collection<ChurnRisk> risks;
    private final ZoneId zone;

    /**
     * Makes a text.
     *
     * @param risks one risk for each customer, the largest value at risk first
     */
    RiskText(Collection<ChurnRisk> risks, ZoneId zone) {
        this.risks = risks;
        this.zone = zone;
    }

    /** Prints it; nothing if there is no customer. */
    void print(Optional<ChurnModel> model, PrintWriter out) {
        if (risks.isEmpty()) {
            return;
        }
        Map<RiskLevel, Long> byLevel = new EnumMap<>(RiskLevel.class);
        risks.forEach(risk -> byLevel.merge(risk.getLevel(), 1L, Long::sum));
        out.println("Churn risk   "
                + byLevel.entrySet().stream()
                        .map(level -> String.format(Locale.ENGLISH, "%,d %s", level.getValue(), word(level.getKey())))
                        .collect(Collectors.joining(", ")));
        if (model.isEmpty()) {
            out.println(
                    "  no model can be fitted to these customers: levels follow from the time since the last order");
            out.println();
            return;
        }
        List<ChurnRisk> worth = risks.stream()
                .filter(risk -> risk.getValueAtRisk() != null && risk.getLevel() != RiskLevel.CHURNED)
                .limit(MOST_CUSTOMERS)
                .toList();
        out.printf(
                Locale.ENGLISH,
                "  %-20s %14s %6s %-9s %-12s %s%n",
                "",
                "value at risk",
                "risk",
                "level",
                "last order",
                "because");
        worth.forEach(risk -> row(risk, out));
        out.printf(
                "  (risk: of no order within %d days; value: what was to be expected in the year after the last order, times"
                        + " the risk)%n%n",
                risks.iterator().next().getRiskHorizonDays());
    }

    private void row(ChurnRisk risk, PrintWriter out) {
        out.printf(
                Locale.ENGLISH,
                "  %-20s %,10.2f %3s %4.0f %% %-9s %-12s %s%n",
                shortened(risk.getCustomerId()),
                risk.getValueAtRisk(),
                risk.getCurrency(),
                100 * risk.getRisk(),
                word(risk.getLevel()),
                DAY.format(risk.getLastOrderAt().atZone(zone)),
                risk.getReasons().stream().findFirst().map(RiskText::reason).orElse(""));
    }

    private static String reason(RiskReason reason) {
        String name = word(reason.getType());
        return reason.getObservedDays() == null || reason.getTypicalDays() == null
                ? name
                : String.format(
                        Locale.ENGLISH,
                        "%s (%.0f days, usual %.0f)",
                        name,
                        reason.getObservedDays(),
                        reason.getTypicalDays());
    }

    private static String word(Enum<?> name) {
        return name.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    private static String shortened(String id) {
        return id.length() <= 20 ? id : id.substring(0, 17) + "...";
    }
}
