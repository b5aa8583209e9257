package io.tideline.customer;

/** What becomes of figures that already count an erased customer. */
public enum ErasureMode {
    /** They stay as they are; only what names the person goes. */
    FORGET_PERSON,
    /** They are restated as if the customer had never been. */
    FORGET_ALL
}
