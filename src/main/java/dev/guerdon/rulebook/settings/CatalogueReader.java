package dev.guerdon.rulebook.settings;

import dev.guerdon.programme.Catalogue;
import dev.guerdon.programme.Catalogue.BenefitDefinition;
import dev.guerdon.programme.Catalogue.CouponDefinition;
import dev.guerdon.rulebook.Nearest;
import dev.guerdon.rulebook.yaml.YamlMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads {@code catalogue.yaml}. */
final class CatalogueReader {
    private static final Set<String> KEYS = Set.of("coupons", "benefits", "badges", "templates", "rewards", "plans");
    private static final int MOST_DAYS = 36_525;
    private static final int MOST_USES = 1_000_000_000;
    private static final int A_YEAR = 365;
    private static final int LONGEST_TEMPLATE = 4_000;
    private static final Pattern CODE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_-]{0,39}");

    private final Optional<List<String>> tiers;

    /** Empty tiers: not known, so that none can be wrong. */
    CatalogueReader(Optional<List<String>> tiers) {
        this.tiers = tiers;
    }

    Catalogue read(YamlMap file) {
        YamlMap yaml = file.expecting(KEYS);
        Catalogue catalogue = new Catalogue(
                coupons(yaml.map("coupons")),
                Named.in(yaml.map("benefits"), this::benefit),
                Named.in(yaml.map("badges"), badge -> true).keySet(),
                Named.in(yaml.map("templates"), CatalogueReader::template));
        yaml.notSupported("rewards");
        yaml.notSupported("plans");
        yaml.done();
        return catalogue;
    }

    private static Map<String, CouponDefinition> coupons(YamlMap yaml) {
        for (String code : yaml.all().keySet()) {
            if (!CODE.matcher(code).matches()) {
                yaml.reportKey(code, "A coupon's name has 1 to 40 letters, digits, - and _: members type it.");
            }
        }
        return Named.in(yaml, CatalogueReader::coupon);
    }

    private static CouponDefinition coupon(YamlMap coupon) {
        return new CouponDefinition(
                coupon.integer("validDays", 0, MOST_DAYS, 0),
                coupon.integer("perMember", 0, MOST_USES, 0),
                coupon.integer("total", 0, MOST_USES, 0),
                coupon.yesOrNo("public", false));
    }

    private BenefitDefinition benefit(YamlMap benefit) {
        int days = benefit.integer("days", 1, MOST_DAYS, A_YEAR);
        List<String> holders = benefit.words(
                "tiers",
                (tier, place) -> tiers.filter(known -> !known.contains(tier))
                        .ifPresent(known ->
                                place.report("There is no tier \"" + tier + "\"." + Nearest.advice(tier, known))));
        return new BenefitDefinition(days, new LinkedHashSet<>(holders));
    }

    private static String template(YamlMap template) {
        if (template.get("text").isEmpty()) {
            template.report("text", "A message template must have a text.");
        }
        return template.text("text", LONGEST_TEMPLATE, "");
    }
}
