package io.tideline.risk.purchase;

/** After which orders a customer may leave for good: the one difference between BG/NBD and MBG/NBD. */
public enum DropoutRule {
    /** BG/NBD (Fader, Hardie, Lee 2005): only after a repeat order, so a one-time buyer counts as alive for ever. */
    AFTER_REPEAT_ORDER(0),

    /** MBG/NBD (Batislam, Denizel, Filiztekin 2007): after every order, the first included. */
    AFTER_EVERY_ORDER(1);

    private final int chancesAtFirstOrder;

    DropoutRule(int chancesAtFirstOrder) {
        this.chancesAtFirstOrder = chancesAtFirstOrder;
    }

    /** How often a customer with so many repeat orders had the chance to leave (delta + x in the literature). */
    int chancesToLeave(int repeats) {
        return repeats + chancesAtFirstOrder;
    }
}
