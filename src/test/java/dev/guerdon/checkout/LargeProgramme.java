package dev.guerdon.checkout;

import dev.guerdon.TestRules;
import dev.guerdon.rulebook.files.RuleFiles;
import java.util.HashMap;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The small shop with hundreds of rules more: prices, campaigns that are all limited, public codes, segments. */
public final class LargeProgramme implements TestRules {
    static final int ARTICLES = 200;
    static final int CAMPAIGNS = 40;
    static final int CODES = 20;
    static final int SEGMENTS = 100;

    @Override
    public RuleFiles files() {
        RuleFiles small = new ShopRules().files();
        Map<String, String> more = new HashMap<>();
        more.put("programme.yaml", small.text("programme.yaml").orElseThrow() + segments());
        more.put("catalogue.yaml", small.text("catalogue.yaml").orElseThrow().replace("badges:", codes()));
        more.put("discounts/articles.drl", rules("discounts", ARTICLES, LargeProgramme::price));
        more.put("discounts/codes.drl", rules("discounts", CODES, LargeProgramme::code));
        more.put("segments/spend.drl", rules("segments", SEGMENTS, LargeProgramme::segment));
        for (int i = 0; i < CAMPAIGNS; i++) {
            more.put("campaigns/c" + i + "/campaign.yaml", "{ budget: { uses: 1000 }, perMember: { uses: 100 } }");
            more.put("campaigns/c" + i + "/bonus.drl", rules("earning", 1, campaign(i)));
        }
        return small.with(more);
    }

    private static String segments() {
        return IntStream.range(0, SEGMENTS)
                .mapToObj(i -> "s" + i)
                .collect(Collectors.joining(", ", "segments: [", "]\n"));
    }

    private static String codes() {
        return IntStream.range(0, CODES)
                .mapToObj(i -> "  CODE" + i + ": { public: true, perMember: 100, total: 1000 }\n")
                .collect(Collectors.joining("", "", "badges:"));
    }

    private static String price(int i) {
        return "rule \"Article %1$d costs less\" when $line : Line( sku == \"A%1$d\" ) then propose.percentOff($line, 10); end\n"
                .formatted(i);
    }

    private static String code(int i) {
        return "rule \"Code %1$d\" when Coupon( definition == \"CODE%1$d\" ) then propose.amountOff(0.01); end\n"
                .formatted(i);
    }

    private static String segment(int i) {
        return "rule \"Segment %1$d\" when Member( spendLifetime >= %1$d ) then propose.segment(\"s%1$d\"); end\n"
                .formatted(i);
    }

    private static IntFunction<String> campaign(int i) {
        return only -> "rule \"Campaign %1$d\" when Member() Basket( channel == \"%2$s\" ) then propose.bonus(1); end\n"
                .formatted(i, i == 0 ? "one\" || channel == \"all" : "all");
    }

    private static String rules(String rulePackage, int count, IntFunction<String> rule) {
        return IntStream.range(0, count)
                .mapToObj(rule)
                .collect(Collectors.joining("\n", "package " + rulePackage + "\n\n", ""));
    }
}
