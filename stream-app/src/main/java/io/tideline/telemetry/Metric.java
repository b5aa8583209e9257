package io.tideline.telemetry;

import java.util.List;

/** Tideline's own metrics beside those of KPIs and cohorts. Names and labels are a contract with dashboards and alerts. */
enum Metric {
    EVENTS_ACCEPTED("tideline_events_accepted_total", Kind.COUNTER, "Events that were accepted.", "input"),
    EVENTS_LATE(
            "tideline_events_late_total",
            Kind.COUNTER,
            "Accepted events whose day is before that of the latest event of their partition.",
            "input"),
    EVENTS_DUPLICATE(
            "tideline_events_duplicate_total",
            Kind.COUNTER,
            "Accepted events that were known already and changed nothing.",
            "input"),
    EVENTS_CONFLICTING(
            "tideline_events_conflicting_total",
            Kind.COUNTER,
            "Accepted events that contradict another delivery of the same; one of the two counts.",
            "input"),
    EVENTS_REJECTED(
            "tideline_events_rejected_total",
            Kind.COUNTER,
            "Records that went to the dead letters, by the code in their header.",
            "code"),
    CUSTOMERS_ERASED("tideline_customers_erased_total", Kind.COUNTER, "Customers that were forgotten on request."),
    SEGMENTS_LIMITED(
            "tideline_segments_limited_total",
            Kind.COUNTER,
            "Times that sums of a value beyond kpi.max.segments were counted as other.",
            "dimension"),
    ROWS_EMITTED("tideline_rows_emitted_total", Kind.COUNTER, "Rows that were published.", "output", "status"),
    CORRECTION_SIZE(
            "tideline_kpi_correction_size",
            Kind.HISTOGRAM,
            "Size of corrections: of each final row of everybody that changed, the relative change of revenue, from 100"
                    + " orders, or of customersAtEnd, from 100 customers, whichever is larger; 1 if it was zero before."),
    EMIT_LATENCY(
            "tideline_emit_latency_seconds",
            Kind.HISTOGRAM,
            "From the arrival of the oldest event at its ledger that was not published yet, to the emission of all KPI"
                    + " rows it changed; wall time, measured once each time figures are published."),
    CLOCK(
            "tideline_clock_timestamp_seconds",
            Kind.GAUGE,
            "The clock up to which figures are published, in seconds since 1970."),
    EVENT_TIME_LAG(
            "tideline_event_time_lag_seconds",
            Kind.GAUGE,
            "The wall clock minus the latest event time accepted anywhere; in live mode as well, where the clock itself"
                    + " follows the wall clock."),
    FINAL_THROUGH(
            "tideline_final_through_timestamp_seconds",
            Kind.GAUGE,
            "The end of the last day whose rows are final, in seconds since 1970."),
    LIFECYCLE_CHANGES(
            "tideline_lifecycle_changes_total", Kind.COUNTER, "Rows of the lifecycle topic.", "state", "status"),
    RISK_LEVEL_CHANGES(
            "tideline_risk_level_changes_total",
            Kind.COUNTER,
            "Customers whose risk came to another level, by the level they came to.",
            "level"),
    DUE_BACKLOG("tideline_due_backlog", Kind.GAUGE, "Timers of customers that are due and have not fired yet."),
    DUE_OLDEST_AGE(
            "tideline_due_oldest_age_seconds",
            Kind.GAUGE,
            "How long the oldest of these timers has been due, on the clock; 0 if there is none."),
    MODEL_VERSION("tideline_model_version", Kind.GAUGE, "Version of the churn model in use."),
    MODEL_AGE("tideline_model_age_seconds", Kind.GAUGE, "The clock minus the instant at which the model was fitted."),
    MODEL_CUSTOMERS("tideline_model_customers", Kind.GAUGE, "Customers whose histories the model was fitted to."),
    MODEL_FIT_FAILURES(
            "tideline_model_fit_failures_total",
            Kind.COUNTER,
            "Fits of the model that failed, by the reason.",
            "reason"),
    PULSE_ORDERS(
            "tideline_pulse_orders", Kind.GAUGE, "Orders in the latest window of the pulse that is over.", "channel"),
    PULSE_REVENUE(
            "tideline_pulse_revenue", Kind.GAUGE, "Revenue in the latest window of the pulse that is over.", "channel"),
    PULSE_SIGNUPS(
            "tideline_pulse_signups", Kind.GAUGE, "Signups in the latest window of the pulse that is over.", "channel"),
    PULSE_WINDOW_END(
            "tideline_pulse_window_end_timestamp_seconds",
            Kind.GAUGE,
            "End of the latest window of the pulse that is over, over all channels, in seconds since 1970."),
    PULSE_LATE("tideline_pulse_late_total", Kind.COUNTER, "Events that came too late for their window of the pulse."),
    CUSTOMERS_AT_RISK("tideline_customers_at_risk", Kind.GAUGE, "Customers at a level of risk.", "level"),
    VALUE_AT_RISK("tideline_value_at_risk", Kind.GAUGE, "Value at risk with the customers of a level.", "level");

    /** Kinds of metrics, as Prometheus tells them apart. */
    enum Kind {
        COUNTER,
        GAUGE,
        HISTOGRAM
    }

    private final String prometheusName;
    private final Kind kind;
    private final String help;
    private final List<String> labels;

    Metric(String prometheusName, Kind kind, String help, String... labels) {
        this.prometheusName = prometheusName;
        this.kind = kind;
        this.help = help;
        this.labels = List.of(labels);
    }

    /** The name in the exposition, without the suffixes of a histogram. */
    String prometheusName() {
        return prometheusName;
    }

    /** The name to give Micrometer, which appends the suffix of a counter or a timer itself. */
    String meterName() {
        return prometheusName.replaceAll("_(total|seconds)$", "");
    }

    Kind kind() {
        return kind;
    }

    String help() {
        return help;
    }

    List<String> labels() {
        return labels;
    }
}
