package io.tideline.finality;

/** A published row of any family. */
public interface Revised {
    /** What the row says about itself beside its figures. */
    Revision revision();
}
