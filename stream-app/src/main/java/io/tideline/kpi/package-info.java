/** What a history contributes to the KPIs, how contributions add up, and how rows are read from the sums. */
package io.tideline.kpi;
