/** A simulated shop, its history and its live traffic. Generation is pure; only the senders act. */
package io.tideline.app.simulator;
