package io.tideline.risk;

/** One thing about a customer that a {@link CombinedScore} weighs; all are known without any fit but the model's. */
public enum ScoreFeature {
    /** The log-odds of P(order within the horizon) by the purchase model. */
    MODEL,
    /** ln(1 + gap / alpha): silence, on the model's scale of time. */
    SILENCE,
    /** ln(1 + repeats): how often the customer came back. */
    REPEATS,
    /** ln(1 + age / alpha): how long the customer has been one. */
    AGE,
    /** ln(1 + mean spend): how much an occasion is worth. */
    SPEND,
    /** Share of known occasions with a discount. */
    DISCOUNTS,
    /** ln(1 + number of refunds and cancellations in the last 90 days). */
    SETBACKS;

    private static final int SETBACK_DAYS = 90;
    /** One in a trillion: log-odds beyond are not worth telling apart, and infinite ones would spoil the rest. */
    private static final double MIN_PROBABILITY = 1e-12;

    /** The value of this feature so many days after the customer's last occasion. */
    double of(BetaGeometricNbd model, CustomerHistory customer, double gapDays, double horizon) {
        return switch (this) {
            case MODEL -> logOdds(model.probabilityOfOrderWithin(customer.afterGap(gapDays), horizon));
            case SILENCE -> Math.log1p(gapDays / model.alpha());
            case REPEATS -> Math.log1p(customer.repeats());
            case AGE -> Math.log1p(customer.afterGap(gapDays).age() / model.alpha());
            case SPEND -> Math.log1p(customer.meanSpend());
            case DISCOUNTS -> discounts(customer);
            case SETBACKS -> setbacks(customer, customer.lastDay() + gapDays);
        };
    }

    static double logOdds(double probability) {
        double bounded = Math.min(1 - MIN_PROBABILITY, Math.max(MIN_PROBABILITY, probability));
        return Math.log(bounded) - Math.log1p(-bounded);
    }

    private static double discounts(CustomerHistory customer) {
        double discounted =
                customer.recent().stream().filter(Occasion::discounted).count();
        return discounted / customer.recent().size();
    }

    private static double setbacks(CustomerHistory customer, double today) {
        double recent = customer.setbacks().stream()
                .filter(setback -> setback.day() <= today && setback.day() > today - SETBACK_DAYS)
                .count();
        return Math.log1p(recent);
    }
}
