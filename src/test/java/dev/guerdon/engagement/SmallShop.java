package dev.guerdon.engagement;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** A service with few rules of its own, so that tests do not depend on those that come with it. */
public final class SmallShop implements QuarkusTestProfile {
    private static final List<String> FOLDERS =
            List.of("discounts", "redemption", "earning", "activities", "tiers", "expiry", "segments");

    private static final Map<String, String> FILES = Map.of(
            "programme.yaml", """
            currency: EUR
            zone: Asia/Shanghai
            tiers: [basic, gold]
            points: { minimumDaysAfterReturn: 14 }
            messageChannels: [app]
            activities: { check-in: { perDay: 1 }, review: { perDay: 3 }, share: {}, survey: {} }
            """,
            "catalogue.yaml", """
            coupons: { THANKS: { validDays: 10 } }
            badges: { regular: {} }
            templates: { thanks: { text: "Thank you, {member.id}: {coupon.code} is good until {coupon.until}" } }
            """,
            "activities/base.drl", """
            package activities

            rule "A check-in earns points"
            when
                Activity( type == "check-in" )
            then
                propose.points(5);
            end

            rule "Three days in a row bring a badge"
            when
                Activity( type == "check-in", streakDays >= 3 )
                Member( badges not contains "regular" )
            then
                propose.badge("regular");
            end

            rule "A review earns points"
            when
                Activity( type == "review" )
            then
                propose.points(20);
            end

            rule "Reviews of two articles in a week earn more"
            when
                Activity( type == "review", subjectsWithin(7) == 2, countLifetime == 2 )
            then
                propose.points(7);
            end
            """,
            "expiry/base.drl", """
            package expiry

            rule "Points live to the end of the twelfth month"
            when
                Lot()
            then
                propose.lapseAfterMonths(12);
            end
            """,
            "campaigns/few/campaign.yaml", "budget: { uses: 10 }",
            "campaigns/few/shares.drl", """
            package activities

            rule "The first to share earn points"
            when
                Activity( type == "share" )
            then
                propose.points(10);
            end
            """,
            "campaigns/thanks/campaign.yaml", "perMember: { uses: 1 }",
            "campaigns/thanks/surveys.drl", """
            package activities

            rule "A survey brings points for a month"
            when
                Activity( type == "survey" )
            then
                propose.points(100).lapseAfterDays(30);
            end

            rule "A survey brings a coupon"
            when
                Activity( type == "survey" )
            then
                propose.coupon("THANKS");
                propose.message("app", "thanks");
            end
            """);

    @Override
    public Map<String, String> getConfigOverrides() {
        try {
            Path rules = Files.createTempDirectory(Path.of("target").toAbsolutePath(), "small-shop-");
            for (String folder : FOLDERS) {
                Files.createDirectories(rules.resolve(folder));
            }
            for (Map.Entry<String, String> file : FILES.entrySet()) {
                Path path = rules.resolve(file.getKey());
                Files.createDirectories(path.getParent());
                Files.writeString(path, file.getValue());
            }
            return Map.of("guerdon.rules-dir", rules.toString());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
