package io.tideline.stream.ledger;

import io.tideline.stream.timer.TimerQueue;

/**
 * What one ledger task keeps of its customers.
 *
 * @param customers the stored customers
 * @param timers when time changes something about which of them
 * @param atRisk those of them whom a shop may still keep
 * @param waiting the records of adjustments that wait for their order
 * @param guard who asked to be forgotten
 */
record TaskStores(
        CustomerStore customers, TimerQueue timers, AtRiskList atRisk, WaitingAdjustments waiting, ErasureGuard guard) {

    /** Writes to the stores what is not there yet. */
    void write() {
        customers.write();
        timers.write();
    }
}
