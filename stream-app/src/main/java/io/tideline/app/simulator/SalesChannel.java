package io.tideline.app.simulator;

import java.time.DayOfWeek;
import java.util.List;

/**
 * A sales channel with the behaviour of its customers: those of the app stay, those of the marketplace leave soon.
 */
enum SalesChannel {
    WEB(0.44, 42, 0.10, 0.50, 52, 0.8),
    MOBILE_APP(0.22, 29, 0.06, 0.38, 44, 0.95),
    STORE(0.20, 48, 0.08, 0.42, 61, 0.35),
    MARKETPLACE(0.14, 60, 0.24, 0.74, 35, 0.5);

    private static final double[] ONLINE_WEEK = {1.08, 1.0, 0.97, 0.96, 0.93, 0.92, 1.14};
    private static final double[] STORE_WEEK = {0.85, 0.9, 0.95, 1.05, 1.25, 2.0, 0};

    /** All channels. */
    static final List<SalesChannel> ALL = List.of(values());

    private final double share;
    private final double gapDays;
    private final double dropout;
    private final double dropoutAfterFirst;
    private final double basket;
    private final double signupShare;

    /**
     * @param share of the people who come, in the first year
     * @param gapDays mean time between two orders of somebody who stays
     * @param dropout mean probability of being lost after a later order
     * @param dropoutAfterFirst mean probability of being lost after the first order
     * @param basket median value of goods in an order
     * @param signupShare of the buyers who open an account
     */
    SalesChannel(
            double share, double gapDays, double dropout, double dropoutAfterFirst, double basket, double signupShare) {
        this.share = share;
        this.gapDays = gapDays;
        this.dropout = dropout;
        this.dropoutAfterFirst = dropoutAfterFirst;
        this.basket = basket;
        this.signupShare = signupShare;
    }

    /** The relative share of new customers after some years; the app gains every year what the web loses. */
    double weight(double yearsOpen) {
        double shift = 0.06 * Math.min(yearsOpen, 2);
        return switch (this) {
            case WEB -> share - shift;
            case MOBILE_APP -> share + shift;
            case STORE, MARKETPLACE -> share;
        };
    }

    /** Demand on a day of the week; 1 is a mean day. */
    double weekday(DayOfWeek day) {
        return (this == STORE ? STORE_WEEK : ONLINE_WEEK)[day.ordinal()];
    }

    double gapDays() {
        return gapDays;
    }

    double dropout() {
        return dropout;
    }

    double dropoutAfterFirst() {
        return dropoutAfterFirst;
    }

    double basket() {
        return basket;
    }

    double signupShare() {
        return signupShare;
    }

    /** Share of the orders that are cancelled or refunded, in whole or in part. */
    double returnShare() {
        return switch (this) {
            case STORE -> 0.03;
            case MARKETPLACE -> 0.13;
            case WEB, MOBILE_APP -> 0.08;
        };
    }
}
