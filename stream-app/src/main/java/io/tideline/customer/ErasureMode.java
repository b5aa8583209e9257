package io.tideline.customer;

/** What an erasure does to figures that already count the customer. */
public enum ErasureMode {
    /** The figures stay as they are; only personal data is removed. */
    FORGET_PERSON,
    /** The figures are restated as if the customer had never been. */
    FORGET_ALL
}
