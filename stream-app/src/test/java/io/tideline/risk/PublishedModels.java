package io.tideline.risk;

import io.tideline.risk.purchase.BetaGeometricNbd;
import io.tideline.risk.purchase.DropoutRule;
import io.tideline.risk.spend.GammaGamma;

/** The models whose values are published, in weeks. */
public final class PublishedModels {
    public static final BetaGeometricNbd BG =
            new BetaGeometricNbd(0.242594522, 4.413602019, 0.792922017, 2.425906777, DropoutRule.AFTER_REPEAT_ORDER);
    public static final BetaGeometricNbd MBG =
            new BetaGeometricNbd(0.524843159, 6.183085280, 0.891359391, 1.614002240, DropoutRule.AFTER_EVERY_ORDER);
    public static final GammaGamma GAMMA_GAMMA = new GammaGamma(6.249572271, 3.744224667, 15.443520963);

    private PublishedModels() {}
}
