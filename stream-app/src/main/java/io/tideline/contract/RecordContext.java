package io.tideline.contract;

import io.tideline.calendar.StoreCalendar;

/**
 * What records say of the shop whose they are.
 *
 * @param calendar the days, weeks and months of the shop
 * @param currency the reporting currency, a code of ISO 4217
 * @param riskHorizonDays the days ahead for which risk is said
 */
public record RecordContext(StoreCalendar calendar, String currency, int riskHorizonDays) {}
