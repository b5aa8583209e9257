package io.tideline.risk;

/** The models whose values are published, in weeks. */
final class PublishedModels {
    static final BetaGeometricNbd BG =
            new BetaGeometricNbd(0.242594522, 4.413602019, 0.792922017, 2.425906777, DropoutRule.AFTER_REPEAT_ORDER);
    static final BetaGeometricNbd MBG =
            new BetaGeometricNbd(0.524843159, 6.183085280, 0.891359391, 1.614002240, DropoutRule.AFTER_EVERY_ORDER);
    static final GammaGamma GAMMA_GAMMA = new GammaGamma(6.249572271, 3.744224667, 15.443520963);

    private PublishedModels() {}
}
