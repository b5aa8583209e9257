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

/** Who is about to leave, as text: customers by level, and those with the largest value at risk. */
final class RiskText {
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMM yyyy", Locale.ENGLISH);
    private static final int MOST_CUSTOMERS = 10;

    private final Collection<ChurnRisk> risks;
    private final ZoneId zone;

    /**
     * A text.
     *
     * @param risks one a customer, the largest value at risk first
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
        out.print("Churn risk  ");
        byLevel.forEach((level, customers) ->
                out.printf(Locale.ENGLISH, " %s %,d ", level.name().toLowerCase(Locale.ROOT), customers));
        out.println();
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
                Locale.ENGLISH, "  %-20s %12s %6s %-9s %-12s %s%n", "", "at risk", "risk", "level", "last", "because");
        worth.forEach(risk -> row(risk, out));
        out.println();
    }

    private void row(ChurnRisk risk, PrintWriter out) {
        out.printf(
                Locale.ENGLISH,
                "  %-20s %,8.2f %3s %4.0f %% %-9s %-12s %s%n",
                shortened(risk.getCustomerId()),
                risk.getValueAtRisk(),
                risk.getCurrency(),
                100 * risk.getRisk(),
                risk.getLevel().name().toLowerCase(Locale.ROOT),
                DAY.format(risk.getLastOrderAt().atZone(zone)),
                risk.getReasons().stream().findFirst().map(RiskText::reason).orElse(""));
    }

    private static String reason(RiskReason reason) {
        String name = reason.getType().name().toLowerCase(Locale.ROOT).replace('_', ' ');
        return reason.getObservedDays() == null || reason.getTypicalDays() == null
                ? name
                : String.format(
                        Locale.ENGLISH,
                        "%s (%.0f days, usual %.0f)",
                        name,
                        reason.getObservedDays(),
                        reason.getTypicalDays());
    }

    private static String shortened(String id) {
        return id.length() <= 20 ? id : id.substring(0, 17) + "...";
    }
}
