package io.tideline.risk.assess;

/** How far a customer has drifted away since the last order, least first; only an order or a new model leads back up. */
public enum RiskLevel {
    /** Near the customer's own best. */
    HEALTHY,
    /** Noticeably below. */
    COOLING,
    /** Half of the chance is gone. */
    AT_RISK,
    /** Most of it is gone. */
    CRITICAL,
    /** No occasion within the activity window. */
    CHURNED;

    /** Whether a shop may still keep a customer of this level, who is neither healthy nor lost. */
    public boolean isAtRisk() {
        return this != HEALTHY && this != CHURNED;
    }
}
