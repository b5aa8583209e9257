package io.tideline.config;

/** What can be published beside the KPIs. */
public enum Output {
    /** Retention triangles. */
    COHORTS,
    /** The states of each customer. */
    LIFECYCLE,
    /** Sales in short windows. */
    PULSE,
    /** The churn risk of each customer, and the model behind it. */
    CHURN_RISK
}
