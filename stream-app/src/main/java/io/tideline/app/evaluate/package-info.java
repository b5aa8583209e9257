/** Commands about the churn-risk model, which need no broker. */
package io.tideline.app.evaluate;
