package io.tideline.risk.assess;

import java.util.List;

/** What a shop might do about a customer today; a suggestion by fixed rules, in the order of {@link #suggest}. */
public enum SuggestedAction {
    /** First order a few days ago: say hello. */
    WELCOME,
    /** One order and cooling: give a reason for the second. */
    SECOND_ORDER_OFFER,
    /** A repeat customer who is late: a nudge is enough. */
    REMINDER,
    /** Most of the chance is gone: a strong offer, or none at all. */
    WIN_BACK,
    /** Something went wrong lately: make good before selling anything. */
    SERVICE_RECOVERY,
    /** A frequent customer just ordered: say thank you. */
    REWARD,
    /** Nothing is due. */
    NONE;

    /** How many days after an order a welcome or a reward is suggested. */
    static final int AFTERGLOW_DAYS = 14;
    /** The number of occasions from which on a customer is rewarded. */
    static final int REWARDED_OCCASIONS = 5;

    /**
     * The action for a customer: recovery whenever something went wrong lately, else by level and number of occasions.
     *
     * @param occasions at least 1
     * @param gapDays days since the last occasion
     */
    public static SuggestedAction suggest(RiskLevel level, int occasions, double gapDays, List<Reason> reasons) {
        if (reasons.stream().anyMatch(SuggestedAction::isSetback)) {
            return SERVICE_RECOVERY;
        }
        return switch (level) {
            case HEALTHY -> gapDays > AFTERGLOW_DAYS ? NONE : thankYou(occasions);
            case COOLING, AT_RISK -> occasions == 1 ? SECOND_ORDER_OFFER : REMINDER;
            case CRITICAL, CHURNED -> WIN_BACK;
        };
    }

    private static boolean isSetback(Reason reason) {
        return reason.code() == ReasonCode.RECENT_REFUND || reason.code() == ReasonCode.RECENT_CANCELLATION;
    }

    private static SuggestedAction thankYou(int occasions) {
        if (occasions == 1) {
            return WELCOME;
        }
        return occasions >= REWARDED_OCCASIONS ? REWARD : NONE;
    }
}
