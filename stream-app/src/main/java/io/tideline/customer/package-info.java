/**
 * What is kept of one customer, and what each event, timer and model does to it.
 *
 * <p>Handlers return one {@link io.tideline.customer.CustomerOutcome}: the customer afterwards and everything that has to
 * be done, as data. Whoever calls them reads the stores before and acts on the outcome afterwards.
 */
package io.tideline.customer;
